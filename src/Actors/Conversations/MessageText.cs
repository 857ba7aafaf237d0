using System.Text;

namespace FamilyChat.Actors.Conversations;

/// <summary>
/// What a person typed, as it is kept: line ends are \n, and code units no text has (U+0000, other controls, half surrogate pairs)
/// become U+FFFD, so that the journal, the model and every browser read the same text.
/// </summary>
public static class MessageText
{
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                clean.Append(IsText(c) ? c : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var c in text)
        {
            if (!IsText(c))
                return true;
        }

        return false;
    }

    private static bool IsText(char c) => c is '\n' or '\t' || !(char.IsControl(c) || char.IsSurrogate(c));
}
