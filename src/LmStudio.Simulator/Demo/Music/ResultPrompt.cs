using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>A prompt that asks for a result to be put into words: question, columns, total, rows as JSON or as a table.</summary>
internal sealed partial record ResultPrompt(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, long Total, IReadOnlyList<string> Assumptions)
{
    /// <returns>Null when the prompt is not of this kind.</returns>
    public static ResultPrompt? Read(DemoQuestion question)
    {
        var text = question.Text;
        if (question.Prompt.JsonSchema is not null || text.Contains("CREATE TABLE", StringComparison.OrdinalIgnoreCase)
            || ColumnsLine().Match(text) is not { Success: true } columns || RowsOf(text) is not { } rowLines)
            return null;
        var names = Cells(columns.Groups["list"].Value);
        var rows = ReadRows(rowLines, names);
        var counted = TotalLine().Match(text).Groups["n"].Value;
        var total = long.TryParse(counted, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : rows.Count;
        return new ResultPrompt(names, rows, total, [.. Assumed().Matches(text).Select(line => line.Groups["what"].Value.Trim())]);
    }

    /// <summary>Between the marks of a data block, else after a label that ends in a colon.</summary>
    private static string? RowsOf(string text)
    {
        if (DataBlock().Match(text) is { Success: true } block)
            return block.Groups["rows"].Value;
        return RowsLabel().Match(text) is { Success: true } label ? text[(label.Index + label.Length)..] : null;
    }

    private static List<IReadOnlyList<string>> ReadRows(string text, IReadOnlyList<string> columns)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("|--", StringComparison.Ordinal) || line.StartsWith("| --", StringComparison.Ordinal))
                continue;
            var cells = line[0] is '[' or '{' ? JsonRows(line) : line.Contains('|') || line.Contains('\t') || columns.Count == 1 ? [Cells(line)] : [];
            rows.AddRange(cells.Where(row => row.Count > 0 && !row.SequenceEqual(columns)));
        }
        return rows;
    }

    private static IEnumerable<IReadOnlyList<string>> JsonRows(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.TrimEnd(','));
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
                return [[.. root.EnumerateObject().Select(member => member.Value.ToString())]];
            var entries = root.EnumerateArray().ToList();
            return entries.Exists(entry => entry.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                ? [.. entries.Select(entry => entry.ValueKind == JsonValueKind.Array
                    ? (IReadOnlyList<string>)[.. entry.EnumerateArray().Select(cell => cell.ToString())]
                    : [.. entry.EnumerateObject().Select(member => member.Value.ToString())])]
                : [[.. entries.Select(cell => cell.ToString())]];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IReadOnlyList<string> Cells(string line)
    {
        if (line.StartsWith('['))
            return [.. JsonRows(line).SelectMany(row => row)];
        if (line.StartsWith('"'))
            return [.. JsonRows($"[{line}]").SelectMany(row => row)];
        var separator = line.Contains('|') ? '|' : line.Contains('\t') ? '\t' : ',';
        return [.. line.Trim('|', ' ').Split(separator, StringSplitOptions.TrimEntries)];
    }

    [GeneratedRegex("<data>(?<rows>.*?)</data>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DataBlock();

    [GeneratedRegex(@"^[ \t]*Assum[^\n:]*:(?<what>[^\n]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assumed();

    [GeneratedRegex(@"^[ \t]*columns?\s*:\s*(?<list>[^\n]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnsLine();

    [GeneratedRegex(@"^[^\n:]*\brows?\b[^\n:]*:[ \t]*(?=[\[{|\n])", RegexOptions.Multiline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RowsLabel();

    [GeneratedRegex(@"^[^\n:]*\b(total|count|row count|number of rows|rows in all)\b[^\n:\d]*:?\s*(?<n>[\d,]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TotalLine();
}
