using System.Diagnostics;

namespace FamilyChat.Web.Operations.Logs;

/// <summary>
/// Gives every request an id that is in its log lines, its answer's <c>X-Correlation-Id</c> and (as <c>traceId</c>) in every problem: what a member
/// reads out on the telephone finds the lines. It is the id of the W3C trace, so a proxy that sends <c>traceparent</c> chooses it.
/// </summary>
sealed class CorrelationId(RequestDelegate next, ILogger<CorrelationId> log)
{
    public const string Header = "X-Correlation-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        context.Response.Headers[Header] = id;
        using (log.BeginScope("{CorrelationId}", id))
            await next(context);
    }
}
