using System.Diagnostics.CodeAnalysis;

namespace FamilyChat.LmStudio.Http;

/// <summary>The root of a model server, whichever of its prefixes a person pasted.</summary>
internal sealed class ServerAddress
{
    private static readonly string[] Prefixes = ["/api/v1", "/api/v0", "/v1"];
    private readonly string _root;

    private ServerAddress(string root) => _root = root;

    public static bool TryParse(string text, [NotNullWhen(true)] out ServerAddress? address)
    {
        address = null;
        var trimmed = text.Trim();
        if (!trimmed.Contains("://", StringComparison.Ordinal))
            trimmed = "http://" + trimmed;
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return false;

        var root = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        foreach (var prefix in Prefixes)
        {
            if (root.EndsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                root = root[..^prefix.Length].TrimEnd('/');
                break;
            }
        }

        address = new ServerAddress(root);
        return true;
    }

    /// <param name="path">With its leading slash.</param>
    public Uri At(string path) => new(_root + path);

    public override string ToString() => _root;
}
