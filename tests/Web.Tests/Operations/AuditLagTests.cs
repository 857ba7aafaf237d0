using Akka.Actor;
using FamilyChat.Actors.Audit;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Operations.Metrics;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace FamilyChat.Web.Tests.Operations;

public sealed class AuditLagTests
{
    [Fact]
    public async Task A_journal_that_cannot_be_read_takes_no_other_measurement_with_it()
    {
        using var logs = new CollectedLogs();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));
        await using var projection = new StandIn<AuditProjectionActor>(_ => new Status.Failure(new SqliteException("disk I/O error", 10)));
        using var lag = new AuditLag(new AuditProjection(projection), factory.CreateLogger<AuditLag>());

        await lag.MeasureAsync(CancellationToken.None);

        Assert.Contains("disk I/O error", logs.Text, StringComparison.Ordinal);
    }
}
