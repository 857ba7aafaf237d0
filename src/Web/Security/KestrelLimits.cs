using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

/// <summary>Limits that hold before a request is one: what is too large or too slow is refused while it is read.</summary>
sealed class KestrelLimits(IOptions<LimitOptions> limits) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = limits.Value.RequestBodyBytes == 0 ? null : limits.Value.RequestBodyBytes;
        options.Limits.MaxRequestHeadersTotalSize = limits.Value.RequestHeaderBytes;
        options.Limits.MaxConcurrentConnections = limits.Value.Connections == 0 ? null : limits.Value.Connections;
        options.Limits.MaxConcurrentUpgradedConnections = options.Limits.MaxConcurrentConnections;
    }
}
