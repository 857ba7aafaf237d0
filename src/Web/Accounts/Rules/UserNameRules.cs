using System.Globalization;
using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// A user name is what one types to sign in: 2 to 32 letters, marks, digits and <c>. _ -</c> of any script, compared after NFKC without regard
/// to case, so that no two accounts look alike through full-width letters, ligatures or invisible characters.
/// </summary>
static class UserNameRules
{
    public const int MinLength = 2;
    public const int MaxLength = 32;

    /// <returns>Null if the name is good, else a sentence for the person.</returns>
    public static string? Problem(string? userName)
    {
        if (userName is null || !IsWellFormed(userName)) return "Choose a user name.";
        var name = Display(userName);
        var length = name.EnumerateRunes().Count();
        if (length is < MinLength or > MaxLength) return $"A user name has {MinLength} to {MaxLength} characters.";
        if (!name.EnumerateRunes().All(IsAllowed)) return "A user name has letters, digits, dots, dashes and underscores, no spaces.";
        return name.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? null : "A user name has at least one letter or digit.";
    }

    /// <summary>The spelling that is kept and shown.</summary>
    public static string Display(string userName) => userName.Trim().Normalize(NormalizationForm.FormKC);

    /// <summary>The spelling that is compared; anything may be asked, also what could never be a name.</summary>
    public static string Normalize(string userName) =>
        IsWellFormed(userName) ? Display(userName).ToUpperInvariant().Normalize(NormalizationForm.FormKC) : "";

    // An unpaired surrogate reads as U+FFFD and cannot be normalised.
    static bool IsWellFormed(string text) => text.Length <= 4 * MaxLength && !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    static bool IsAllowed(Rune rune) => rune.Value is '.' or '-' or '_' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
