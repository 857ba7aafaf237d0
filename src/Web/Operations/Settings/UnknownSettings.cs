namespace FamilyChat.Web.Operations.Settings;

/// <summary>Keys under <c>FamilyChat</c> that nothing reads: a slip of the pen that would otherwise be silent.</summary>
static class UnknownSettings
{
    /// <returns>One sentence each.</returns>
    public static IEnumerable<string> In(IConfiguration configuration) => configuration.GetSection("FamilyChat").AsEnumerable()
        .Where(pair => pair.Value is not null && !IsKnown(pair.Key))
        .Select(pair => Nearest(pair.Key) is { } meant ? $"{pair.Key} is not a setting; did you mean {meant}?" : $"{pair.Key} is not a setting.");

    static bool IsKnown(string key) =>
        SettingsCatalog.All.Any(setting => key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)
            || key.StartsWith(setting.Key + ":", StringComparison.OrdinalIgnoreCase));

    static string? Nearest(string key)
    {
        var (meant, distance) = SettingsCatalog.All.Select(setting => (setting.Key, Distance: Distance(key, setting.Key))).MinBy(pair => pair.Distance);
        return distance <= key.Length / 4 ? meant : null;
    }

    /// <summary>Levenshtein's edit distance, without regard to case.</summary>
    static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }
        return row[^1];
    }
}
