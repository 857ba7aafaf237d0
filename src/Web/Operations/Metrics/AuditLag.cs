using System.Diagnostics.Metrics;
using Akka.Actor;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Metrics;

/// <summary>How far the audit is behind the journal, asked when somebody reads the measurements: they are wanted most when it cannot say.</summary>
sealed class AuditLag : IDisposable
{
    readonly AuditProjection projection;
    readonly ILogger<AuditLag> log;
    readonly Meter meter = new("FamilyChat");
    readonly Gauge<long> gauge;

    public AuditLag(AuditProjection projection, ILogger<AuditLag> log)
    {
        (this.projection, this.log) = (projection, log);
        gauge = meter.CreateGauge<long>("familychat.audit.lag", description: "Events of the journal that the audit has not taken in yet.");
    }

    public async Task MeasureAsync(CancellationToken cancel)
    {
        try
        {
            gauge.Record((await projection.ProgressAsync(cancel)).Lag);
        }
        catch (Exception problem) when (problem is AskTimeoutException or StorageException or System.Data.Common.DbException)
        {
            log.LogWarning("The audit cannot say how far it is: {Reason}", problem.Message);
        }
    }

    public void Dispose() => meter.Dispose();
}
