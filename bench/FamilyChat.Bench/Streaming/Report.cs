using System.Globalization;
using System.Text;

namespace FamilyChat.Bench.Streaming;

/// <summary>The streaming table as it is built up: printed as Markdown, and appended to <c>bench/results</c> in both forms.</summary>
internal sealed class Report(int runs, IReadOnlyList<string> ways)
{
    private readonly StringBuilder _rows = new();
    private readonly List<object> _kept = [];

    internal void Add(int people, Script script, IReadOnlyDictionary<string, List<Seen>> seen)
    {
        var load = string.Create(CultureInfo.InvariantCulture, $"{people} users, {script.Cadence} ms a token");
        Row($"{load}: tokens/s", seen, s => s.TokensPerSecond, "#,##0");
        Row("… time to first token p50, ms", seen, s => s.FirstP50, "0.0");
        Row("… time to first token p95, ms", seen, s => s.FirstP95, "0.0");
        Row("… token latency p50, ms", seen, s => s.AgeP50, "0.00");
        Row("… token latency p99, ms", seen, s => s.AgeP99, "0.00");
        Row("… server CPU per token, µs", seen, s => s.CpuMicroseconds, "0");
        foreach (var (way, figures) in seen)
            _kept.Add(new { way, people, script.Tokens, script.Cadence, figures });
    }

    internal void AddBytes(string what, Seen seen)
    {
        _rows.AppendLine(CultureInfo.InvariantCulture,
            $"| {what} |{string.Concat(ways.Select(w => w == "FamilyChat" ? $" {seen.Bytes / 1000:0.0} kB, ended {seen.EndedAfterModelMs / 1000:0.00} s after the model, the last of 5 {seen.LastEndedAfterModelMs / 1000:0.00} s |" : " |"))}");
        _kept.Add(new { way = "FamilyChat", what, seen.Bytes, seen.EndedAfterModelMs, seen.LastEndedAfterModelMs });
    }

    internal string Markdown() => string.Create(CultureInfo.InvariantCulture, $"""
        {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Machine.Words}; medians of {runs} runs, lowest – highest in brackets

        | | {string.Join(" | ", ways)} |
        |---|{string.Concat(ways.Select(_ => "---|"))}
        {_rows}
        """);

    internal Task KeepAsync() => History.KeepAsync("streaming", Markdown(), new { runs, figures = _kept });

    private void Row(string what, IReadOnlyDictionary<string, List<Seen>> seen, Func<Seen, double> figure, string format)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"| {what} |");
        foreach (var way in ways)
        {
            var sorted = seen[way].Select(figure).Order().ToArray();
            string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
            _rows.Append(sorted[^1] == 0 ? " – |" : $" {Text(sorted[sorted.Length / 2])} [{Text(sorted[0])} – {Text(sorted[^1])}] |");
        }

        _rows.AppendLine();
    }
}
