using System.Net;

namespace FamilyChat.LmStudio.Http;

/// <summary>The machine's proxy, except for this machine itself: an http_proxy in the environment must not swallow a local server.</summary>
internal sealed class RemoteOnlyProxy(IWebProxy inner) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
}
