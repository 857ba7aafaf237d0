using FamilyChat.Web.Storage;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>Using a session keeps it, whether by a request or by a call on the hub; an open page that nobody touches does not.</summary>
sealed class SessionUse(SessionStore sessions, TimeProvider time, IOptionsMonitor<AccountOptions> options, ILogger<SessionUse> log)
{
    // Each note is a write to the disk; to the minute is as exact as a person can tell.
    static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    public bool IsDue(DateTimeOffset lastNoted)
    {
        var lifetimes = options.CurrentValue.Sessions;
        var shortest = TimeSpan.FromTicks(Math.Min(lifetimes.Idle.Ticks, lifetimes.RememberedIdle.Ticks));
        // Either way: a clock that was set back must not keep the next note waiting.
        return (time.GetUtcNow() - lastNoted).Duration() >= TimeSpan.FromTicks(Math.Min(NotedEvery.Ticks, shortest.Ticks / 2));
    }

    /// <returns>False if the session is over. A database that is busy is no reason to turn anybody away.</returns>
    public async Task<bool> NoteAsync(Guid session, CancellationToken cancel)
    {
        var lifetimes = options.CurrentValue.Sessions;
        try
        {
            return await sessions.ExtendAsync(session, lifetimes.Idle, lifetimes.RememberedIdle, cancel);
        }
        catch (Exception problem) when (problem is StorageException or System.Data.Common.DbException)
        {
            log.LogWarning(problem, "The use of session {SessionId} could not be noted; it is tried again at its next use", session);
            return true;
        }
    }
}
