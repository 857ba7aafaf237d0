using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Questions;

/// <summary>
/// Puts what comes from a stranger's file before a model as data. Every cell is a JSON text on one line in which quotes, angle brackets, backticks and
/// control characters are escaped, so that no cell can close the fence or look like anything but a cell.
/// </summary>
internal static class DataFence
{
    public const string Open = "<data>", Close = "</data>";

    /// <summary>Cells in a prompt are cut here, in UTF-16 code units.</summary>
    public const int CellLength = 60;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Quote(string? text, int most = CellLength)
    {
        if (text is null)
            return "null";
        var whole = TextFold.WellFormed(text.Length <= most ? text : text[..most] + "…");
        return JsonSerializer.Serialize(whole, Json);
    }

    public static string Quote(object? value) => value is long or double ? JsonSerializer.Serialize(value, Json) : Quote(value as string);

    public static string Row(IEnumerable<object?> cells) => '[' + string.Join(", ", cells.Select(Quote)) + ']';
}
