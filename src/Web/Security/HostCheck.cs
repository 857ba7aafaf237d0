using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

sealed class HostCheck(RequestDelegate next, IOptionsMonitor<SecurityOptions> options)
{
    public Task InvokeAsync(HttpContext context) => HostRule.Allows(context.Request.Host.Host, options.CurrentValue.AllowedHosts)
        ? next(context)
        : Problems.WriteAsync(
            context, StatusCodes.Status400BadRequest, "unknown-host", "This server does not know itself by this name. Add the name to FamilyChat:AllowedHosts.");
}
