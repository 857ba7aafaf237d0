namespace FamilyChat.Music.Names;

/// <summary>How a name was found, best first.</summary>
public enum NameMatchKind { Alias, Exact, Word, Near, Sound }

/// <summary>A value of the library that a person may have meant.</summary>
/// <param name="Rows">Rows that hold it.</param>
public sealed record NameMatch(string Table, string Column, string Value, long Rows, NameMatchKind Kind);

/// <summary>Words of a question and what they may name. The page shows it as a chip; correcting it makes an alias.</summary>
/// <param name="Said">The words as written.</param>
public sealed record NameLink(string Said, IReadOnlyList<NameMatch> Matches)
{
    /// <summary>The link as the prompt states it.</summary>
    public string ForModel(Func<string, string> quote) =>
        $"{quote(Said)} matches {string.Join(", ", Matches.Select(m => $"{m.Table}.{m.Column} {quote(m.Value)} ({m.Rows})"))}";
}
