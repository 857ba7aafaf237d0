namespace FamilyChat.Music.Import;

/// <summary>Finds the headings of a sheet: below a title line, in the first row, or nowhere.</summary>
/// <param name="Row">The number of the header row; 0 where the sheet has none.</param>
/// <param name="Headings">The headings, or made-up ones where there is no header row.</param>
internal sealed record HeaderRow(long Row, IReadOnlyList<string?> Headings)
{
    private const int Search = 20;

    /// <summary>Chooses among the first rows of a sheet.</summary>
    public static HeaderRow Find(IReadOnlyList<TextRow> sample)
    {
        var best = sample.Take(Search).OrderByDescending(r => HeaderMapper.Recognised(r.Cells)).First();
        var recognised = HeaderMapper.Recognised(best.Cells);
        if (recognised >= 2 || (recognised == 1 && !LooksLikeData(best.Cells)))
            return new HeaderRow(best.Number, best.Cells);
        var first = sample.FirstOrDefault(r => r.Cells.Count(c => c is not null) > 1, sample[0]);
        return LooksLikeData(first.Cells) || IsRepeated(first, sample)
            ? new HeaderRow(0, ContentGuess.Headings(sample))
            : new HeaderRow(first.Number, first.Cells);
    }

    // Headings are words; a length, a year, a number or a path belongs to a song.
    private static bool LooksLikeData(IReadOnlyList<string?> cells) =>
        cells.Any(c => c is not null && (IsNumber(c) || IsPath(c)));

    private static bool IsNumber(string cell) =>
        cell.Any(char.IsAsciiDigit) && (CellParser.TryDuration(cell, false, out _) || CellParser.TryYear(cell, out _));

    private static bool IsPath(string cell) =>
        cell.Contains('\\', StringComparison.Ordinal) ||
        cell.EndsWith(".mp3", StringComparison.OrdinalIgnoreCase) || cell.EndsWith(".flac", StringComparison.OrdinalIgnoreCase);

    private static bool IsRepeated(TextRow first, IReadOnlyList<TextRow> sample) =>
        first.Cells.Where(c => c is not null).Any(c => sample.Skip(1).Any(r => r.Cells.Contains(c)));
}
