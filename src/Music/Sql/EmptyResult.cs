namespace FamilyChat.Music.Sql;

/// <summary>Why nothing was found: what each condition alone keeps out.</summary>
/// <param name="Dropped">Per condition: its text as written, and the rows (or the count) there would be without it; null where the count met a limit.</param>
public sealed record EmptyResult(IReadOnlyList<DroppedFilter> Dropped);

/// <param name="Column">The column the condition compares, or null.</param>
/// <param name="Text">The text it is compared with, without wildcards, or null; the nearest values of the column are worth offering.</param>
public sealed record DroppedFilter(string Condition, long? RowsWithout, string? Column, string? Text);

/// <summary>Explains an empty result without a model: drops each condition in turn and lets SQLite count.</summary>
internal static class EmptyResultExplainer
{
    private const int MostFilters = 8;

    public static EmptyResult Explain(GuardedConnection connection, string sql, bool isCount, QueryBudget budget, CancellationToken cancellation)
    {
        using var watch = connection.Watch(budget, cancellation);
        // It would be the number of the LIMIT that is given for whatever there are more of.
        sql = LastLimit.Of(sql) is var (_, unlimited) ? unlimited : sql;
        var dropped = new List<DroppedFilter>();
        foreach (var filter in WhereFilters.In(sql).Take(MostFilters))
        {
            cancellation.ThrowIfCancellationRequested();
            var without = WhereFilters.Without(sql, filter);
            var rows = isCount ? SqlExecutor.Number(connection, without, budget, cancellation) : SqlExecutor.Count(connection, without, budget, cancellation);
            dropped.Add(new DroppedFilter(sql[filter.Start..filter.End], rows, filter.Column, filter.Text));
        }
        return new EmptyResult(dropped);
    }
}
