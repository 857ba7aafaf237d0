using Akka.Actor;
using Akka.Hosting;
using FamilyChat.Actors.Audit;
using static FamilyChat.Actors.Audit.AuditProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>How far the audit is behind the journal, and the command to build it anew.</summary>
public sealed class AuditProjection(IRequiredActor<AuditProjectionActor> projection)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    static readonly TimeSpan ClearingPatience = TimeSpan.FromMinutes(2);

    /// <exception cref="AskTimeoutException">The projection is too busy to say.</exception>
    public async Task<AuditProgress> ProgressAsync(CancellationToken cancel) =>
        await (await projection.GetAsync(cancel)).Ask<AuditProgress>(GetAuditProgress.Instance, Patience, cancel);

    /// <summary>Returns when everything is forgotten and the work has begun again; <see cref="ProgressAsync"/> tells how far it is.</summary>
    public async Task RebuildAsync(CancellationToken cancel) =>
        await (await projection.GetAsync(cancel)).Ask<AuditProgress>(RebuildAudit.Instance, ClearingPatience, cancel);
}
