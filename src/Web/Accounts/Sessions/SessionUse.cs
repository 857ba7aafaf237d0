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

    /// <summary>
    /// Asked once more by what goes on after its request was let in, when it can be found by whoever ends the session: what ended before is seen
    /// here, what ends from now on finds it.
    /// </summary>
    /// <returns>Null if the session is over, or cannot be looked up now: whoever is turned away asks again.</returns>
    public async Task<LiveSession?> LookAgainAsync(Guid session)
    {
        try
        {
            return await sessions.FindLiveAsync(session, CancellationToken.None);
        }
        catch (Exception problem) when (problem is StorageException or System.Data.Common.DbException)
        {
            log.LogWarning(problem, "Session {SessionId} could not be looked up, so what was opened for it is closed", session);
            return null;
        }
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
