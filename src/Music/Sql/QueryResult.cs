namespace FamilyChat.Music.Sql;

/// <summary>The rows of a query. A value is <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or null.</summary>
/// <param name="Columns">Names in the order of the values.</param>
/// <param name="Rows">At most as many as the limits allow.</param>
/// <param name="RowCount">Rows the question has in all, counted by SQLite also where fewer were read.</param>
/// <param name="Truncated">Whether <paramref name="Rows"/> holds fewer than <paramref name="RowCount"/>, or the count itself met a limit.</param>
/// <param name="Elapsed">Time spent in SQLite.</param>
/// <param name="LibraryVersion">The version of the library that was read.</param>
public sealed record QueryResult(
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows,
    long RowCount,
    bool Truncated,
    TimeSpan Elapsed,
    long LibraryVersion)
{
    /// <summary>Whether there are just as many rows as <see cref="RowCount"/> says. Where counting met a limit there are as many at least.</summary>
    public bool IsCounted => !Truncated || RowCount > Rows.Count;
}

/// <summary>A statement that could not run to its end. <see cref="Code"/> is one of the product's stable error codes.</summary>
public sealed class QueryException(string code, string message) : Exception(message)
{
    public const string NotValid = "sql-not-valid", Refused = "sql-refused", TooSlow = "query-too-slow", NoLibrary = "no-library";

    public string Code { get; } = code;
}
