using System.Net;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

sealed class SecurityOptionsValidation : IValidateOptions<SecurityOptions>
{
    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        var hosts = options.AllowedHosts.Where(host => host != "*" && Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
            .Select(host => $"FamilyChat:AllowedHosts has '{host}'; use names like chat.example.org, without scheme, port or path.");
        var proxies = options.TrustedProxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            .Select(proxy => $"FamilyChat:TrustedProxies has '{proxy}'; use an address like 192.168.1.2 or a network like 192.168.1.0/24.");
        List<string> problems = [.. hosts, .. proxies];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
