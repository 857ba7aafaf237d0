using System.Globalization;
using System.Text;
using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.Users;

/// <summary>What a conversation may be called.</summary>
public static class Titles
{
    public const string Placeholder = "New conversation";

    private const int FirstWordsLength = 60;

    /// <summary>One line of 1 to 200 characters, or null when that cannot be made of it.</summary>
    public static string? Clean(string title)
    {
        var line = OneLine(title);
        return line.Length is > 0 and <= UserDecider.TitleLength ? line : null;
    }

    /// <summary>The first words of a message, cut at a word and never inside a character; null when it has none.</summary>
    public static string? FromFirstWords(string text)
    {
        var line = OneLine(text.Length > 1000 ? text[..1000] : text).TrimStart('#', '>', '*', '-', ' ');
        if (line.Length <= FirstWordsLength)
            return line.Length == 0 ? null : line;

        var end = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(line); elements.MoveNext() && elements.ElementIndex <= FirstWordsLength;)
            end = elements.ElementIndex;
        var space = line.LastIndexOf(' ', end);
        return line[..(space > FirstWordsLength / 2 ? space : end)].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, 1024));
        foreach (var c in MessageText.Clean(text))
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
