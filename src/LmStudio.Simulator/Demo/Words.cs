using System.Globalization;
using System.Text;

namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>Text made comparable: lower case, accents off, anything but letters and digits a space.</summary>
internal static class Words
{
    /// <summary>Without the spaces too: <c>A. R. Rahman</c> and <c>A.R. Rahman</c> are one name.</summary>
    public static string Squeeze(string text) => Fold(text).Replace(" ", "", StringComparison.Ordinal);

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var unit in text.Normalize(NormalizationForm.FormD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(unit);
            if (category == UnicodeCategory.NonSpacingMark && unit < '\u0370')
                continue;
            if (char.IsLetterOrDigit(unit) || category is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(unit));
            else if (unit is '\'' or '’')
                continue;
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().Trim().Normalize(NormalizationForm.FormC);
    }
}
