using System.Text.Json;

namespace FamilyChat.Web.Accounts;

/// <summary>Preferences are the page's own (theme, text size …): the server keeps a small flat object and does not interpret it.</summary>
static class PreferenceRules
{
    public const int MaxKeys = 64;
    public const int MaxKeyLength = 40;
    public const int MaxTextLength = 200;

    /// <returns>Null if the object is good, else what is wrong with it.</returns>
    public static string? Problem(JsonElement preferences)
    {
        if (preferences.ValueKind != JsonValueKind.Object) return "Preferences are a JSON object.";
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var preference in preferences.EnumerateObject())
        {
            if (!IsName(preference.Name)) return $"A preference is named with 1 to {MaxKeyLength} ASCII letters and digits, a letter first.";
            if (!seen.Add(preference.Name)) return $"The preference {preference.Name} is there twice.";
            if (!IsValue(preference.Value)) return $"The preference {preference.Name} must be a number, true, false, null, or a text of at most {MaxTextLength} characters.";
        }
        return seen.Count > MaxKeys ? $"There are at most {MaxKeys} preferences." : null;
    }

    static bool IsName(string name) => name.Length is >= 1 and <= MaxKeyLength && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    static bool IsValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length <= MaxTextLength,
        JsonValueKind.Number => value.GetRawText().Length <= 32,
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };
}
