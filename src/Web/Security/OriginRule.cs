using Microsoft.Extensions.Primitives;

namespace FamilyChat.Web.Security;

/// <summary>
/// Whether a request comes from our own page. A browser names the asking page in Origin for every changing request and every WebSocket; a program
/// that is no browser names none, and holds no cookie that it was not given.
/// </summary>
static class OriginRule
{
    /// <param name="host">The request's Host header, with the port if it has one.</param>
    public static bool Allows(StringValues origin, StringValues fetchSite, string host)
    {
        if (fetchSite.Count > 0 && fetchSite.ToString() is not ("same-origin" or "none")) return false;
        if (origin.Count == 0) return true;
        // The scheme is left out: behind a proxy that ends TLS the page says https and this server sees http.
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
            && string.Equals(Authority(page), WithoutDefaultPort(host), StringComparison.OrdinalIgnoreCase);
    }

    static string Authority(Uri page) => page.IsDefaultPort ? page.IdnHost is var name && page.HostNameType == UriHostNameType.IPv6 ? $"[{name}]" : page.IdnHost : page.Authority;

    static string WithoutDefaultPort(string host) =>
        host.EndsWith(":80", StringComparison.Ordinal) ? host[..^3] : host.EndsWith(":443", StringComparison.Ordinal) ? host[..^4] : host;
}
