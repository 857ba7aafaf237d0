namespace FamilyChat.Music.Names;

/// <summary>
/// American Soundex (US National Archives, "The Soundex Indexing System"): names that sound alike have one code, so that "beetles" finds "Beatles".
/// Words that do not start with a Latin letter have none.
/// </summary>
internal static class Soundex
{
    private const int Length = 4;
    private const string Codes = "01230120022455012623010202"; // a to z; 0 is not coded

    /// <summary>A letter and three digits, or an empty text.</summary>
    public static string Of(string word)
    {
        if (word.Length == 0 || !char.IsAsciiLetterLower(word[0]))
            return "";
        Span<char> code = ['0', '0', '0', '0'];
        code[0] = word[0];
        var (at, last) = (1, Codes[word[0] - 'a']);
        for (var i = 1; i < word.Length && at < Length; i++)
        {
            if (!char.IsAsciiLetterLower(word[i]))
                continue;
            var digit = Codes[word[i] - 'a'];
            if (digit != '0' && digit != last)
                code[at++] = digit;
            // A vowel parts two letters of one code; h and w do not.
            if (word[i] is not ('h' or 'w'))
                last = digit;
        }
        return code.ToString();
    }
}
