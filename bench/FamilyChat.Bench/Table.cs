using System.Globalization;
using System.Text;

namespace FamilyChat.Bench;

/// <summary>
/// A table of figures: printed as Markdown while it is measured, and appended to <c>bench/results</c> as Markdown and as a line of JSON,
/// with the machine and how busy it was.
/// </summary>
/// <param name="name">Of its files in <c>bench/results</c>.</param>
/// <param name="about">What was measured, as a sentence.</param>
/// <param name="reference">The heading of a column of somebody else's figures; null = there is none.</param>
internal sealed class Table(TextWriter output, string name, string about, string? reference = null)
{
    private readonly StringBuilder _printed = new();
    private readonly List<Row> _rows = [];
    private readonly string _load = Machine.Load;

    /// <param name="figures">One a run, all of which are kept and the median printed.</param>
    internal async Task AddAsync(string measured, string toReach, IReadOnlyList<double> figures, string referred = "")
    {
        if (_rows.Count == 0)
            await HeadAsync();
        var row = new Row(measured, referred, toReach, figures);
        _rows.Add(row);
        var spread = figures.Count > 1 ? $"{Text(figures.Min())} – {Text(figures.Max())}" : "";
        await PrintAsync($"| {measured} |{(reference is null ? "" : $" {referred} |")} {toReach} | {Text(row.Median)} | {spread} |");
    }

    internal async Task KeepAsync()
    {
        await PrintAsync($"\nLoad average {_load} before, {Machine.Load} after.\n");
        await History.KeepAsync(name, _printed.ToString(), new { load = _load, about, rows = _rows });
    }

    private async Task HeadAsync()
    {
        await PrintAsync(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Machine.Words}; {about}\n"));
        await PrintAsync($"| measured |{(reference is null ? "" : $" {reference} |")} to reach | here | lowest – highest |");
        await PrintAsync(reference is null ? "|---|---|---|---|" : "|---|---|---|---|---|");
    }

    private Task PrintAsync(string line)
    {
        _printed.AppendLine(line);
        return output.WriteLineAsync(line);
    }

    private static string Text(double figure) => figure.ToString(Math.Abs(figure) < 100 ? "0.##" : "#,##0", CultureInfo.InvariantCulture);

    private sealed record Row(string Measured, string Referred, string ToReach, IReadOnlyList<double> Figures)
    {
        public double Median => Figures.Order().ElementAt(Figures.Count / 2);
    }
}
