namespace FamilyChat.LmStudio.Chat;

/// <summary>Joins a character whose two halves came in two deltas; a half that stays alone becomes U+FFFD, so the text can always be stored.</summary>
internal struct Utf16Joiner
{
    private char _high;

    public string Join(string text)
    {
        if (_high == default && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;

        var whole = _high == default ? text : _high + text;
        _high = whole.Length > 0 && char.IsHighSurrogate(whole[^1]) ? whole[^1] : default;
        return Repair(_high == default ? whole : whole[..^1]);
    }

    /// <summary>What is left at the end.</summary>
    public string Rest()
    {
        var rest = _high == default ? string.Empty : "\ufffd";
        _high = default;
        return rest;
    }

    private static string Repair(string text)
    {
        var repaired = text.ToCharArray();
        for (var i = 0; i < repaired.Length; i++)
        {
            if (char.IsHighSurrogate(repaired[i]) && i + 1 < repaired.Length && char.IsLowSurrogate(repaired[i + 1]))
                i++;
            else if (char.IsSurrogate(repaired[i]))
                repaired[i] = '\ufffd';
        }

        return new string(repaired);
    }
}
