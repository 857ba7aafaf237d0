namespace FamilyChat.Music.Names;

/// <summary>
/// Takes names apart that one cell joins: "A. R. Rahman/Sukhwinder Singh", "Jay-Z feat. Alicia Keys". The whole stays a name too,
/// because "AC/DC" and "Earth, Wind &amp; Fire" are one.
/// </summary>
internal static class NameSplitter
{
    private static readonly string[] Joints = [" featuring ", " feat. ", " feat ", " ft. ", " ft ", " with ", " & ", " and ", " x ", " vs. ", " vs ", " / ", "/", ", ", ",", ";", "；", "、", "|"];

    /// <summary>The single names, without the whole; empty where the whole is single.</summary>
    public static IReadOnlyList<string> Parts(string value)
    {
        var parts = value.Replace("(feat", " feat", StringComparison.OrdinalIgnoreCase)
            .Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            parts = SplitIgnoringCase(value);
        return parts.Length < 2 ? [] : [.. parts.Select(p => p.Trim('(', ')', ' ')).Where(p => p.Length > 1).Distinct(StringComparer.Ordinal)];
    }

    private static string[] SplitIgnoringCase(string value)
    {
        foreach (var joint in (ReadOnlySpan<string>)[" feat. ", " feat ", " ft. ", " featuring "])
        {
            var at = value.IndexOf(joint, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                return [value[..at].Trim(), value[(at + joint.Length)..].Trim()];
        }
        return [value];
    }
}
