namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Questions that change the one before: <c>only the ones from the nineties</c>, <c>what about Sting?</c>, <c>how many are there?</c></summary>
internal static class FollowUp
{
    private static readonly string[] Signs =
        ["only", "ones", "those", "them", "these", "of them", "what about", "how about", "and the", "and by", "and from", "instead", "sort", "they"];

    /// <returns>The statement changed, or null when the question stands for itself.</returns>
    public static SelectStatement? Change(MusicPrompt prompt, QueryWish wish, NameFilter names, List<MusicColumn> used)
    {
        var counts = wish is { Counts: true, Subject: Role.None, PerEach: Role.None };
        if (prompt.PreviousSql is null || !(counts || prompt.Question.SaysAny(Signs)) || SelectStatement.Read(prompt.PreviousSql) is not { } before)
            return null;
        if (wish.Subject != Role.None && names.Names.Count > 0 && !prompt.Question.SaysAny("what about", "how about", "only"))
            return null;
        var write = new ColumnWriter(before.From.Contains(" JOIN ", StringComparison.OrdinalIgnoreCase), used);
        var year = prompt.Schema.Find(Role.Year) is { } column ? write.Name(column, use: false) : "year";
        var conditions = before.Conditions.ToList();
        var added = new QueryBuilder(prompt.Schema).Conditions(names, write, prompt.Question).ToList();
        if (added.Exists(condition => Mentions(condition, year)))
            conditions.RemoveAll(condition => Mentions(condition, year));
        if (names.Names.Count > 0 && prompt.Question.SaysAny("what about", "how about", "instead"))
            conditions.RemoveAll(condition => !Mentions(condition, year));
        var changed = before with { Conditions = [.. conditions, .. added] };
        if (wish.Counts)
            return Counted(changed);
        if (prompt.Question.SaysAny("sort", "sorted", "order", "ordered") && prompt.Question.SaysAny("year", "date"))
            return changed with { OrderBy = year };
        return added.Count > 0 ? changed : null;
    }

    private static SelectStatement Counted(SelectStatement statement) => statement with
    {
        Columns = statement.Columns.StartsWith("DISTINCT ", StringComparison.OrdinalIgnoreCase)
            ? $"COUNT({statement.Columns}) AS number"
            : "COUNT(*) AS number",
        GroupBy = null,
        OrderBy = null,
        Limit = 1,
    };

    private static bool Mentions(string condition, string column) =>
        condition.StartsWith(column + " ", StringComparison.OrdinalIgnoreCase);
}
