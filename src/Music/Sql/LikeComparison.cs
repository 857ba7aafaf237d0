using FamilyChat.Music.Library;

namespace FamilyChat.Music.Sql;

/// <summary>A place of a statement that compares columns of the library with a pattern.</summary>
/// <param name="Start">Where what is compared begins; the pattern ends at <paramref name="End"/>.</param>
/// <param name="Operands">What is compared: the first of them that is not NULL. The first is a column.</param>
internal sealed record LikeComparison(int Start, int End, IReadOnlyList<LikeOperand> Operands, string Pattern);

/// <summary>A column as the statement names it, or a text.</summary>
/// <param name="Column">Null for a text.</param>
internal sealed record LikeOperand(string Written, LibraryColumn? Column);

/// <summary>A place that asks whether a column is empty.</summary>
internal sealed record NullTest(int Start, string Table, string Column);
