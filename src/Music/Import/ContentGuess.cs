namespace FamilyChat.Music.Import;

/// <summary>
/// Names the columns of a sheet without headings by what is in them: foobar2000 writes what its user told it to. A guess, which the admin can correct.
/// </summary>
internal static class ContentGuess
{
    public static IReadOnlyList<string?> Headings(IReadOnlyList<TextRow> sample)
    {
        var width = sample.Max(r => r.Cells.Length);
        var headings = new string?[width];
        for (var i = 0; i < width; i++)
        {
            var cells = sample.Select(r => i < r.Cells.Length ? r.Cells[i] : null).OfType<string>().ToList();
            headings[i] = cells.Count == 0 ? null : Certain(cells) is { } name && !headings.Contains(name) ? name : $"column {i + 1}";
        }
        NameTexts(headings, sample);
        return headings;
    }

    private static string? Certain(List<string> cells)
    {
        if (cells.All(c => c.Contains(':', StringComparison.Ordinal) && c.Length <= 9 && CellParser.TryDuration(c, false, out _)))
            return "duration";
        if (cells.All(c => c.Length == 4 && CellParser.TryYear(c, out var year) && year >= 1900))
            return "year";
        if (cells.All(c => c.Length <= 5 && CellParser.TryInteger(c, out var n) && n is >= 1 and <= 60))
            return "track";
        return cells.Count(c => c.Contains('/', StringComparison.Ordinal) || c.Contains('\\', StringComparison.Ordinal)) > cells.Count * 0.8 ? "path" : null;
    }

    // Of the texts that are left the title repeats least, the artist most; what is between is the album.
    private static void NameTexts(string?[] headings, IReadOnlyList<TextRow> sample)
    {
        var texts = Enumerable.Range(0, headings.Length).Where(i => headings[i]?.StartsWith("column ", StringComparison.Ordinal) == true)
            .Select(i => (Column: i, Distinct: sample.Select(r => i < r.Cells.Length ? r.Cells[i] : null).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(t => t.Distinct).ToList();
        string[] names = texts.Count switch { 1 => ["title"], 2 => ["title", "artist"], 3 => ["title", "album", "artist"], _ => [] };
        for (var i = 0; i < names.Length; i++)
            headings[texts[i].Column] = names[i];
    }
}
