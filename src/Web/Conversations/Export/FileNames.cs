using System.Text;

namespace FamilyChat.Web.Conversations.Export;

/// <summary>Titles as names of files: on any system, in any archive, each once.</summary>
sealed class FileNames
{
    const int Longest = 80;

    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public static string Of(string title)
    {
        var name = new StringBuilder(Longest);
        foreach (var rune in title.EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > Longest)
                break;
            if (Rune.IsControl(rune) || rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
                name.Append('-');
            else
                name.Append(rune);
        }

        var clean = name.ToString().Trim(' ', '.', '-');
        return clean.Length == 0 ? "conversation" : clean;
    }

    public string Unique(string name)
    {
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++)
            unique = $"{name} ({n})";
        return unique;
    }
}
