using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Models;

/// <summary>Ids of models, which servers spell in several ways for one model.</summary>
public static partial class ModelId
{
    /// <summary>
    /// Whether the model that answered is the one asked for: LM Studio lets a loaded model answer for one it does not have, and only
    /// the name in the reply tells. Publisher, file format, quantisation, instance number and case do not count.
    /// </summary>
    public static bool IsSame(string asked, string answered) =>
        string.Equals(Essence(asked), Essence(answered), StringComparison.OrdinalIgnoreCase);

    private static string Essence(string id)
    {
        var name = id[(id.LastIndexOf('/') + 1)..].Trim();
        var variant = name.IndexOf('@', StringComparison.Ordinal);
        if (variant > 0)
            name = name[..variant];
        var shorter = Packaging().Replace(name, string.Empty);
        return shorter.Length > 0 ? shorter : name;
    }

    [GeneratedRegex(
        @"(:\d+|:latest|\.gguf|[-.](gguf|mlx|awq|gptq|fp8|fp16|bf16|f16|f32|\d+bit|i?q\d\w*|qat))+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        100)]
    private static partial Regex Packaging();
}
