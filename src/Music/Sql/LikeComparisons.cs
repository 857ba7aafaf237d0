using FamilyChat.Music.Library;

namespace FamilyChat.Music.Sql;

/// <summary>Finds where a statement compares columns of the library with patterns, as far as that is beyond doubt.</summary>
internal static class LikeComparisons
{
    private static readonly string[] Openings = ["(", "OR", "WHERE", "ON", "WHEN"];
    private static readonly string[] Joints = ["BETWEEN", "AND", "OR", "WHERE", "ON", "WHEN"];
    private static readonly string[] Closings = ["AND", "OR", ")", "GROUP", "ORDER", "LIMIT", "THEN", "UNION", "INTERSECT", "EXCEPT"];

    public static (List<LikeComparison> Likes, List<NullTest> Nulls) In(string sql, LibrarySnapshot library)
    {
        var tokens = SqlTokenizer.Read(sql);
        var (likes, nulls) = (new List<LikeComparison>(), new List<NullTest>());
        if (StatementSources.Of(sql, tokens, library) is not { } sources)
            return (likes, nulls);
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Is(sql, "LIKE") && i + 1 < tokens.Count && Column(sql, tokens, i - 1, sources) is var (start, column) && column is not null)
            {
                var isPlain = tokens[i + 1].Kind == SqlTokenKind.Text && (i + 2 == tokens.Count || !Continues(sql, tokens[i + 2]));
                if (isPlain)
                    likes.Add(new LikeComparison(start, tokens[i + 1].End, sql[start..tokens[i - 1].End], column.Table, column.Name, tokens[i + 1].Unquoted(sql)));
            }
            else if (tokens[i].Is(sql, "IS") && i + 1 < tokens.Count && tokens[i + 1].Is(sql, "NULL") && Column(sql, tokens, i - 1, sources) is var (at, tested) && tested is not null)
            {
                nulls.Add(new NullTest(at, tested.Table, tested.Name));
            }
        }

        return (likes, nulls);
    }

    /// <summary>The column whose reference ends at a token, where nothing before it makes it a part of something larger.</summary>
    private static (int Start, LibraryColumn? Column) Column(string sql, List<SqlToken> tokens, int last, StatementSources sources)
    {
        var isQualified = last >= 2 && tokens[last - 1].Is(sql, ".");
        var first = isQualified ? last - 2 : last;
        if (first == 0 || !Begins(sql, tokens, first - 1) || tokens[last].Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
            return (0, null);
        return (tokens[first].Start, sources.Column(isQualified ? tokens[first].Unquoted(sql) : null, tokens[last].Unquoted(sql)));
    }

    /// <summary>Whether an expression begins after a token. The AND of BETWEEN and the NOT of IS NOT belong to what stands before them.</summary>
    private static bool Begins(string sql, List<SqlToken> tokens, int before)
    {
        var token = tokens[before];
        if (token.Is(sql, "NOT"))
            return before > 0 && !tokens[before - 1].Is(sql, "IS");
        if (!token.Is(sql, "AND"))
            return Array.Exists(Openings, o => token.Is(sql, o));
        var joint = tokens.FindLastIndex(before - 1, t => t.Depth == token.Depth && Array.Exists(Joints, j => t.Is(sql, j)));
        return joint < 0 || !tokens[joint].Is(sql, "BETWEEN");
    }

    /// <summary>Whether what follows a pattern makes it more than that: ESCAPE, or a text that is put together.</summary>
    private static bool Continues(string sql, SqlToken next) => !Array.Exists(Closings, c => next.Is(sql, c));
}
