using System.Globalization;
using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>What others see: 1 to 64 characters of any script on one line, emoji included, without control or direction-changing characters.</summary>
static class DisplayNameRules
{
    public const int MaxLength = 64;

    const int ZeroWidthJoiner = 0x200D;
    const int ZeroWidthNonJoiner = 0x200C;

    /// <returns>The trimmed name in NFC, or null if it is not one.</returns>
    public static string? Clean(string? displayName)
    {
        if (displayName is null || displayName.Length > 4 * MaxLength || displayName.EnumerateRunes().Contains(Rune.ReplacementChar)) return null;
        var name = displayName.Trim().Normalize(NormalizationForm.FormC);
        var runes = name.EnumerateRunes().ToList();
        return runes.Count is >= 1 and <= MaxLength && runes.TrueForAll(IsAllowed) ? name : null;
    }

    // Joiners shape Persian and Indic words and family emoji; every other format character only hides or turns text.
    static bool IsAllowed(Rune rune) => rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
