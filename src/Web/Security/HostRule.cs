using System.Net;

namespace FamilyChat.Web.Security;

/// <summary>
/// Which Host headers are answered. A page on the internet can make its own name point to an address in the home (DNS rebinding) and then talk to
/// this server as if it were its own; it cannot do so with an address, a bare name, or a name under a suffix that no registry sells.
/// </summary>
static class HostRule
{
    // All but one are reserved or never delegated; fritz.box belongs to the maker of the routers that hand it out.
    static readonly string[] HomeSuffixes =
        [".localhost", ".local", ".lan", ".home", ".home.arpa", ".internal", ".intranet", ".private", ".corp", ".fritz.box", ".test"];

    /// <param name="host">Without the port.</param>
    /// <param name="allowed">Configured names; <c>*.example.org</c> takes every name under it, <c>*</c> any.</param>
    public static bool Allows(string host, IEnumerable<string> allowed)
    {
        var name = host.TrimEnd('.');
        if (name.Length == 0) return false;
        if (IPAddress.TryParse(name.Trim('[', ']'), out _) || !name.Contains('.', StringComparison.Ordinal)) return true;
        return HomeSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) || allowed.Any(pattern => Matches(name, pattern));
    }

    static bool Matches(string name, string pattern) => pattern switch
    {
        "*" => true,
        ['*', '.', ..] => name.EndsWith(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase),
        _ => name.Equals(pattern, StringComparison.OrdinalIgnoreCase),
    };
}
