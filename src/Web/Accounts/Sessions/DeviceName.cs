namespace FamilyChat.Web.Accounts;

/// <summary>
/// "Firefox on Android" from a User-Agent header: enough for a person to know their own devices. Browsers name themselves after each other,
/// so the more particular word is looked for first.
/// </summary>
static class DeviceName
{
    const int MaxLength = 60;

    static readonly (string Word, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    static readonly (string Word, string Name)[] Systems =
    [
        ("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    public static string From(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent)) return "Unknown device";
        var browser = Find(Browsers, userAgent);
        var system = Find(Systems, userAgent);
        if (browser is not null) return system is null ? browser : $"{browser} on {system}";
        return system ?? Program(userAgent);
    }

    static string? Find((string Word, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(entry => userAgent.Contains(entry.Word, StringComparison.Ordinal)).Name;

    // A program calls itself "name/version"; only characters a name needs are kept, since this is shown on a page.
    static string Program(string userAgent)
    {
        var name = string.Concat(userAgent.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.').Take(MaxLength));
        return name.Length == 0 ? "Unknown device" : name;
    }
}
