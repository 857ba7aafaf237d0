using System.Text;
using System.Text.Json;

namespace FamilyChat.Music.Questions;

/// <summary>Finds JSON objects in what a model wrote: between prose, in fences, with trailing commas, comments, or line breaks inside texts.</summary>
internal static class LooseJson
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    /// <summary>The first balanced object that parses; the caller disposes it. Null where there is none.</summary>
    public static JsonDocument? First(string text)
    {
        const int MostTries = 20;
        var at = text.IndexOf('{', StringComparison.Ordinal);
        for (var tries = 0; at >= 0 && tries < MostTries; tries++)
        {
            if (Balanced(text, at) is { } candidate && Parse(candidate) is { } document)
                return document;
            at = text.IndexOf('{', at + 1);
        }
        return null;
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Tolerant);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text from an opening brace to the one that closes it, with control characters inside texts escaped; null where nothing closes it.</summary>
    private static string? Balanced(string text, int start)
    {
        var copy = new StringBuilder();
        var (depth, isText) = (0, false);
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (isText && char.IsControl(c))
            {
                copy.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                continue;
            }
            copy.Append(c);
            if (isText && c == '\\' && i + 1 < text.Length)
                copy.Append(text[++i]);
            else if (c == '"')
                isText = !isText;
            else if (!isText && c == '{')
                depth++;
            else if (!isText && c == '}' && --depth == 0)
                return copy.ToString();
        }
        return null;
    }
}
