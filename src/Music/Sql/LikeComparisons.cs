using FamilyChat.Music.Library;

namespace FamilyChat.Music.Sql;

/// <summary>Finds where a statement compares columns of the library with patterns, as far as that is beyond doubt.</summary>
internal static class LikeComparisons
{
    private static readonly string[] Openings = ["(", "OR", "WHERE", "ON", "WHEN"];
    private static readonly string[] Joints = ["BETWEEN", "AND", "OR", "WHERE", "ON", "WHEN", "END"];
    private static readonly string[] Closings = ["AND", "OR", ")", "GROUP", "ORDER", "LIMIT", "THEN", "UNION", "INTERSECT", "EXCEPT"];

    public static (List<LikeComparison> Likes, List<NullTest> Nulls) In(string sql, LibrarySnapshot library)
    {
        var tokens = SqlTokenizer.Read(sql);
        var (likes, nulls) = (new List<LikeComparison>(), new List<NullTest>());
        if (StatementSources.Of(sql, tokens, library) is not { } sources)
            return (likes, nulls);
        var operands = new LikeOperands(sql, tokens, sources);
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is(sql, "LIKE") && Like(sql, tokens, i, operands) is { } like)
                likes.Add(like);
            else if (tokens[i].Is(sql, "IS") && tokens[i + 1].Is(sql, "NULL") && Tested(sql, tokens, i, operands) is { } tested)
                nulls.Add(tested);
        }

        return (likes, nulls);
    }

    private static LikeComparison? Like(string sql, List<SqlToken> tokens, int like, LikeOperands operands)
    {
        var start = operands.Start(like - 1);
        if (start == 0 || !Begins(sql, tokens, start - 1) || operands.Pattern(like + 1) is not var (pattern, last))
            return null;
        if (last + 1 < tokens.Count && Continues(sql, tokens[last + 1]))
            return null;
        return operands.Read(start, like - 1) is [{ Column: not null }, ..] read
            ? new LikeComparison(tokens[start].Start, tokens[last].End, read, pattern)
            : null;
    }

    private static NullTest? Tested(string sql, List<SqlToken> tokens, int test, LikeOperands operands)
    {
        var start = operands.Start(test - 1);
        return start > 0 && Begins(sql, tokens, start - 1) && operands.Column(start, test - 1)?.Column is { } column
            ? new NullTest(tokens[start].Start, column.Table, column.Name)
            : null;
    }

    /// <summary>Whether an expression begins after a token. The AND of BETWEEN and the NOT of IS NOT belong to what stands before them.</summary>
    private static bool Begins(string sql, List<SqlToken> tokens, int before)
    {
        var token = tokens[before];
        if (token.Is(sql, "NOT"))
            return before > 0 && !tokens[before - 1].Is(sql, "IS");
        if (!token.Is(sql, "AND"))
            return Array.Exists(Openings, o => token.Is(sql, o));
        // What a CASE that has ended here belongs to would have to be sought before its beginning.
        var joint = tokens.FindLastIndex(before - 1, t => t.Depth == token.Depth && Array.Exists(Joints, j => t.Is(sql, j)));
        return joint < 0 || !(tokens[joint].Is(sql, "BETWEEN") || tokens[joint].Is(sql, "END"));
    }

    /// <summary>Whether what follows a pattern makes it more than that: ESCAPE, or a text that is put together.</summary>
    private static bool Continues(string sql, SqlToken next) => !Array.Exists(Closings, c => next.Is(sql, c));
}
