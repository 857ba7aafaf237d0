using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>A SELECT in the few parts the demo model writes, so that a follow-up can change one of them.</summary>
internal sealed partial record SelectStatement
{
    public required string Columns { get; init; }
    public required string From { get; init; }
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public string? GroupBy { get; init; }
    public string? OrderBy { get; init; }
    public int Limit { get; init; } = 200;

    /// <returns>Null when the text has other parts than these.</returns>
    public static SelectStatement? Read(string sql)
    {
        if (Parts().Match(sql.ReplaceLineEndings(" ")) is not { Success: true } parts)
            return null;
        return new SelectStatement
        {
            Columns = parts.Groups["columns"].Value.Trim(),
            From = parts.Groups["from"].Value.Trim(),
            Conditions = Split(parts.Groups["where"].Value),
            GroupBy = parts.Groups["group"] is { Success: true } group ? group.Value.Trim() : null,
            OrderBy = parts.Groups["order"] is { Success: true } order ? order.Value.Trim() : null,
            Limit = parts.Groups["limit"] is { Success: true } limit && int.TryParse(limit.Value, out var most) ? most : 200,
        };
    }

    public override string ToString()
    {
        var where = Conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", Conditions)}";
        var group = GroupBy is null ? "" : $" GROUP BY {GroupBy}";
        var order = OrderBy is null ? "" : $" ORDER BY {OrderBy}";
        return $"SELECT {Columns} FROM {From}{where}{group}{order} LIMIT {Limit}";
    }

    /// <summary>At the AND that are not inside brackets, text, or a BETWEEN.</summary>
    private static List<string> Split(string where)
    {
        var conditions = new List<string>();
        var start = 0;
        var depth = 0;
        var quoted = false;
        var between = false;
        for (var i = 0; i < where.Length; i++)
        {
            if (where[i] == '\'')
                quoted = !quoted;
            else if (!quoted)
                depth += where[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (quoted || depth > 0 || where[i] != ' ')
                continue;
            if (Starts(where, i, " BETWEEN "))
                between = true;
            if (!Starts(where, i, " AND "))
                continue;
            if (!between)
            {
                conditions.Add(where[start..i].Trim());
                start = i + " AND ".Length;
            }
            between = false;
        }
        if (where[start..].Trim() is { Length: > 0 } last)
            conditions.Add(last);
        return conditions;
    }

    private static bool Starts(string text, int at, string with) =>
        string.Compare(text, at, with, 0, with.Length, StringComparison.OrdinalIgnoreCase) == 0;

    [GeneratedRegex(@"^\s*SELECT (?<columns>.+?) FROM (?<from>.+?)( WHERE (?<where>.+?))?( GROUP BY (?<group>.+?))?( ORDER BY (?<order>.+?))?( LIMIT (?<limit>\d+))?\s*;?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();
}
