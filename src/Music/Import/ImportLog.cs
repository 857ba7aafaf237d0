namespace FamilyChat.Music.Import;

/// <summary>Collects what an import had to leave out or change, up to a bound, and how many rows it read.</summary>
internal sealed class ImportLog(int most)
{
    private readonly List<ImportProblem> _problems = [];

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public long Count { get; private set; }

    public long Rows { get; set; }

    public void Report(long row, ImportRemark remark)
    {
        Count++;
        if (_problems.Count < most)
            _problems.Add(new ImportProblem(row, remark.Message, remark.Said));
    }

    /// <summary>Reports what another log holds, in its order.</summary>
    public void ReportAll(ImportLog other)
    {
        Count += other.Count;
        _problems.AddRange(other.Problems.Take(most - _problems.Count));
    }
}
