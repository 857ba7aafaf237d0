using System.Reflection;
using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Length is what counts (NIST SP 800-63B): 10 to 256 characters of any script, no composition rules, but not a password that everybody tries
/// first, one character over and over, or the account's own name.
/// </summary>
static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 256;

    static readonly HashSet<string> Common = ReadCommon();

    /// <returns>Null if the password is good, else a sentence for the person.</returns>
    public static string? Problem(string? password, string userName)
    {
        if (password?.Length > MaxLength) return $"A password has at most {MaxLength} characters.";
        if (password is null || password.EnumerateRunes().Count() < MinLength) return $"A password has at least {MinLength} characters.";
        if (password.EnumerateRunes().Distinct().Count() < 4) return "This password repeats too few characters.";
        if (Common.Contains(password.Trim())) return "This password is one of those everybody tries first.";
        return UserNameRules.Normalize(password).Contains(UserNameRules.Normalize(userName), StringComparison.Ordinal)
            && password.Length < UserNameRules.Display(userName).Length + 4
            ? "This password is too close to the user name."
            : null;
    }

    /// <summary>The same password typed on another keyboard gives the same bytes.</summary>
    public static string Normalize(string password) =>
        password.EnumerateRunes().Contains(Rune.ReplacementChar) ? password : password.Normalize(NormalizationForm.FormC);

    static HashSet<string> ReadCommon()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("FamilyChat.Web.Accounts.common-passwords.txt")!);
        return new HashSet<string>(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
    }
}
