using System.Globalization;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Puts the rows of a result into a sentence or two that name them exactly.</summary>
internal sealed class MusicSummaryIntent : IIntent
{
    private const int MaxNamed = 20;
    private const int SecondsInMinute = 60;
    private static readonly string[] Countables = ["songs", "albums", "artists", "composers", "genres"];

    public string? Answer(DemoQuestion question)
    {
        if (ResultPrompt.Read(question) is not { } result)
            return null;
        return string.Join(' ', result.Assumptions.Prepend(Sentence(result)));
    }

    private static string Sentence(ResultPrompt result)
    {
        if (result.Rows.Count == 0 || result.Total == 0)
            return "Nothing in the library fits that.";
        if (result is { Rows: [[var number]], Total: 1 } && decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            return value != 1 && Countables.Contains(result.Columns[0]) ? $"There are {number} {result.Columns[0]}." : $"The answer is {number}.";
        var shown = result.Rows.Take(MaxNamed).Select(row => Name(result.Columns, row)).ToList();
        if (result.Total == 1)
            return $"There is one: {shown[0]}.";
        var names = shown.Count == 1 ? shown[0] : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
        return shown.Count < result.Total
            ? $"There are {result.Total} in all. The first {shown.Count} are {names}."
            : $"There are {result.Total}: {names}.";
    }

    private static string Name(IReadOnlyList<string> columns, IReadOnlyList<string> row)
    {
        var rest = row.Select((value, i) => (Value: value, Column: i < columns.Count ? columns[i] : "")).Skip(1).Where(cell => cell.Value.Length > 0).Select(Cell);
        return string.Join(' ', rest.Prepend(row[0].Length > 0 ? row[0] : "(without a name)"));
    }

    private static string Cell((string Value, string Column) cell) => Roles.Of("", cell.Column) switch
    {
        Role.Artist or Role.AlbumArtist or Role.Composer => $"by {cell.Value}",
        Role.Duration when double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && cell.Column.Contains("second", StringComparison.OrdinalIgnoreCase) =>
            seconds < SecondsInMinute ? $"({cell.Value} s)" : string.Create(CultureInfo.InvariantCulture, $"({Math.Floor(seconds / SecondsInMinute)} min {Math.Floor(seconds % SecondsInMinute)} s)"),
        _ when Countables.Contains(cell.Column) => $"({cell.Value} {cell.Column})",
        _ => $"({cell.Value})",
    };
}
