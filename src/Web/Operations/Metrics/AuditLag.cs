using System.Diagnostics.Metrics;
using Akka.Actor;
using FamilyChat.Web.Admin.Audit;

namespace FamilyChat.Web.Operations.Metrics;

/// <summary>How far the audit is behind the journal, asked when somebody reads the measurements.</summary>
sealed class AuditLag(AuditProjection projection, ILogger<AuditLag> log) : IDisposable
{
    readonly Meter meter = new("FamilyChat");
    Gauge<long>? gauge;

    public async Task MeasureAsync(CancellationToken cancel)
    {
        gauge ??= meter.CreateGauge<long>("familychat.audit.lag", description: "Events of the journal that the audit has not taken in yet.");
        try
        {
            gauge.Record((await projection.ProgressAsync(cancel)).Lag);
        }
        catch (AskTimeoutException)
        {
            log.LogWarning("The audit is too busy to say how far it is");
        }
    }

    public void Dispose() => meter.Dispose();
}
