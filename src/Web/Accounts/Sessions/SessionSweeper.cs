using Dapper;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Accounts;

/// <summary>Clears away what has run out. An expired session is refused by itself; this closes connections it still holds and frees the rows.</summary>
sealed class SessionSweeper(SessionStore sessions, AppDatabase database, TimeProvider time, ILogger<SessionSweeper> log)
    : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync(stoppingToken);
    }

    internal async Task SweepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        try
        {
            await sessions.EndExpiredAsync(cancel);
            await database.WriteAsync((connection, transaction) => connection.Execute(
                "DELETE FROM password_resets WHERE expires_at <= @now; DELETE FROM invitations WHERE expires_at <= @now", new { now }, transaction), cancel);
        }
        catch (Exception problem) when (problem is StorageException or System.Data.Common.DbException)
        {
            log.LogWarning(problem, "Clearing away expired sessions failed; it is tried again in a minute");
        }
    }
}
