namespace FamilyChat.Music.Sql;

/// <summary>A place of a statement that compares a column of the library with a pattern.</summary>
/// <param name="Start">Where the column stands; the pattern ends at <paramref name="End"/>.</param>
/// <param name="Reference">The column as the statement names it.</param>
internal sealed record LikeComparison(int Start, int End, string Reference, string Table, string Column, string Pattern);

/// <summary>A place that asks whether a column is empty.</summary>
internal sealed record NullTest(int Start, string Table, string Column);
