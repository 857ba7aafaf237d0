using System.Net;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;

namespace FamilyChat.Web.Operations.Metrics;

static class MetricsExtensions
{
    public static void AddMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MetricsCollector>();
        builder.Services.AddSingleton<AuditLag>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MetricsCollector>());
    }

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", ReadAsync)
        .WithTags("Operations")
        .WithSummary("Measurements in Prometheus' text format; for an admin, or a program on this machine.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain")
        .ProducesProblem(StatusCodes.Status403Forbidden);

    static async Task<IResult> ReadAsync(HttpContext context, MetricsCollector metrics, AuditLag lag, CancellationToken cancel)
    {
        if (!context.User.IsInRole(AccessPolicies.AdminRole) && !IsThisMachine(context))
            return Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "The measurements are for the family admin, or for a program on this machine.");
        await lag.MeasureAsync(cancel);
        return TypedResults.Text(PrometheusText.Write(metrics.Read()), PrometheusText.ContentType);
    }

    /// <summary>Through a reverse proxy on this machine everyone comes from loopback; what a proxy passes on says so in a header.</summary>
    internal static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.Keys.Any(name =>
            name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Via", StringComparison.OrdinalIgnoreCase)
            || name.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase));
}
