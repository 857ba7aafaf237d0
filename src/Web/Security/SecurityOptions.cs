namespace FamilyChat.Web.Security;

/// <summary>Section <c>FamilyChat</c>: by which names and through which proxies the server is reached.</summary>
public sealed class SecurityOptions
{
    public const string Section = "FamilyChat";

    /// <summary>
    /// Host names besides those of a home network (see <see cref="HostRule"/>), for example <c>chat.example.org</c> or <c>*.example.org</c>;
    /// <c>*</c> takes any.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of reverse proxies whose X-Forwarded-* headers are believed; nobody's by default.</summary>
    public IList<string> TrustedProxies { get; } = [];
}
