namespace FamilyChat.Music.Import;

/// <summary>Tells who waits how far an import is, every few thousand rows, so that telling costs nothing beside reading.</summary>
/// <param name="total">Rows of all tables together, where that is known beforehand.</param>
internal sealed class ImportPace(IProgress<ImportProgress>? progress, long? total)
{
    private const int Every = 1_000;

    public void Reached(long rows)
    {
        if (rows % Every == 0)
            Done(rows);
    }

    public void Done(long rows) => progress?.Report(new ImportProgress(rows, total));
}
