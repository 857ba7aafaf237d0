using System.Globalization;

namespace FamilyChat.Music.Sql;

/// <summary>The LIMIT a statement ends with. It says how many rows are wanted, and hides how many there are.</summary>
internal static class LastLimit
{
    /// <summary>The number of a LIMIT at the end, and the statement without it; null where there is none.</summary>
    public static (long Rows, string Unlimited)? Of(string sql)
    {
        var tokens = SqlTokenizer.Read(sql);
        var isLast = tokens is [.., var limit, var number] && limit.Depth == 0 && limit.Is(sql, "LIMIT") && number.Kind == SqlTokenKind.Number;
        return isLast && long.TryParse(tokens[^1].In(sql), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? (rows, sql[..tokens[^2].Start]) : null;
    }
}
