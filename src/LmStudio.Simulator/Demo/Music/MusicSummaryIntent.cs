using System.Globalization;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Puts the rows of a result into a sentence or two that name them exactly.</summary>
internal sealed class MusicSummaryIntent : IIntent
{
    private const int MaxNamed = 20;

    public string? Answer(DemoQuestion question)
    {
        if (ResultPrompt.Read(question) is not { } result)
            return null;
        if (result.Rows.Count == 0 || result.Total == 0)
            return "Nothing in the library fits that.";
        if (result is { Rows.Count: 1, Columns.Count: 1 } && decimal.TryParse(result.Rows[0][0], NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            return $"The answer is {result.Rows[0][0]}.";
        var shown = result.Rows.Take(MaxNamed).Select(row => Name(result.Columns, row)).ToList();
        if (result.Total == 1 || shown.Count == 1 && result.Total <= 1)
            return $"There is one: {shown[0]}.";
        var names = shown.Count == 1 ? shown[0] : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
        return shown.Count < result.Total
            ? $"There are {result.Total} in all. The first {shown.Count} are {names}."
            : $"There are {result.Total}: {names}.";
    }

    private static string Name(IReadOnlyList<string> columns, IReadOnlyList<string> row)
    {
        var rest = row.Skip(1).Select((value, i) => IsPerson(columns, i + 1) ? $"by {value}" : $"({value})").Where(part => part is not ("()" or "by "));
        return string.Join(' ', rest.Prepend(row[0]));
    }

    private static bool IsPerson(IReadOnlyList<string> columns, int index) =>
        index < columns.Count && Roles.Of("", columns[index]) is Role.Artist or Role.AlbumArtist or Role.Composer;
}
