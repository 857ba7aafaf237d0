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
        var rows = result.Rows.Take(MaxNamed).ToList();
        var shared = SharedPerson(result.Columns, rows);
        var shown = rows.Select(row => shared is null ? Name(result.Columns, row) : row[0]).ToList();
        var by = shared is null ? "" : $" by {shared}";
        if (result.Total == 1)
            return $"There is one: {shown[0]}.";
        var names = shown.Count == 1 ? shown[0] : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
        return shown.Count < result.Total
            ? $"There are {result.Total} in all{by}. The first {shown.Count} are {names}."
            : $"There are {result.Total}{by}: {names}.";
    }

    /// <summary>The one who made all of them, to be named once.</summary>
    private static string? SharedPerson(IReadOnlyList<string> columns, List<IReadOnlyList<string>> rows) =>
        columns.Count == 2 && rows.Count > 1 && Roles.Of("", columns[1]) is Role.Artist or Role.AlbumArtist or Role.Composer
        && rows.TrueForAll(row => row.Count == 2 && row[0].Length > 0 && row[1].Length > 0 && row[1] == rows[0][1])
            ? rows[0][1]
            : null;

    private static string Name(IReadOnlyList<string> columns, IReadOnlyList<string> row)
    {
        var rest = row.Select((value, i) => (Value: value, Column: i < columns.Count ? columns[i] : "")).Skip(1).Where(cell => cell.Value.Length > 0).Select(Cell);
        return string.Join(' ', rest.Prepend(row[0].Length > 0 ? row[0] : "(without a name)"));
    }

    private static string Length(string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds < SecondsInMinute)
            return $"{value} s";
        var (minutes, rest) = (Math.Floor(seconds / SecondsInMinute), Math.Floor(seconds % SecondsInMinute));
        return string.Create(CultureInfo.InvariantCulture, $"{minutes} min {rest} s");
    }

    private static string Cell((string Value, string Column) cell) => Roles.Of("", cell.Column) switch
    {
        Role.Artist or Role.AlbumArtist or Role.Composer => $"by {cell.Value}",
        Role.Duration when cell.Column.Contains("second", StringComparison.OrdinalIgnoreCase) => $"({Length(cell.Value)})",
        _ when Countables.Contains(cell.Column) => $"({cell.Value} {cell.Column})",
        _ => $"({cell.Value})",
    };
}
