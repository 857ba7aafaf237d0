using System.Collections.Concurrent;
using System.Threading.Channels;
using Akka.Hosting;
using FamilyChat.Actors;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>
/// Carries what waits in the <see cref="AccountOutbox"/> into the journal: each member's in order, each at least once and, because a
/// doubtful one is first looked for, no more than once. A member whose journal refuses holds up nobody else.
/// </summary>
sealed class OutboxDelivery(
    AccountOutbox outbox, JournalReader journal, Household household, IRequiredActor<UsersActor> users, TimeProvider time, ILogger<OutboxDelivery> log)
    : BackgroundService
{
    const int Slice = 100;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A command at the machine keeps events as well, and cannot knock from its own process.
    static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    readonly Channel<bool> knocks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly ConcurrentDictionary<long, TaskCompletionSource> waiting = new();
    readonly HashSet<long> doubtful = [];
    bool afterStart = true;

    /// <summary>Returns when it is in the journal, or when the first try has failed: then it waits in the outbox.</summary>
    public async Task TriedAsync(long number, CancellationToken cancel)
    {
        var tried = waiting.GetOrAdd(number, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            Knock();
            await tried.Task.WaitAsync(cancel);
        }
        finally
        {
            waiting.TryRemove(number, out _);
        }
    }

    /// <summary>There is something to carry.</summary>
    public void Knock() => knocks.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await users.GetAsync(stoppingToken);
        while (true)
        {
            using var retry = new CancellationTokenSource(await TryPassAsync(stoppingToken) ? Look : Pause, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(retry.Token, stoppingToken);
            try
            {
                await knocks.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // Nobody knocked: what was refused is tried again, and what came from elsewhere is found.
            }
        }
    }

    async Task<bool> TryPassAsync(CancellationToken cancel)
    {
        // Whoever waits before a pass begins is answered by its end: theirs was tried in it, or was carried before they asked.
        var asked = waiting.Values.ToList();
        try
        {
            var whole = await PassAsync(cancel);
            afterStart = false;
            return whole;
        }
        catch (Exception problem) when (problem is StorageException or SqliteException)
        {
            log.LogWarning("What happened to accounts cannot be read yet: {Reason}", problem.Message);
            return false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // A newer version's event after a step back to an older one, say. The household goes on; what waits, waits on.
            log.LogError(problem, "What happened to accounts cannot be carried into the journal");
            return false;
        }
        finally
        {
            asked.ForEach(one => one.TrySetResult());
        }
    }

    /// <returns>False when something was left for the next time.</returns>
    async Task<bool> PassAsync(CancellationToken cancel)
    {
        var refusing = new HashSet<MemberId>();
        var after = 0L;
        while (outbox.Next(after, Slice) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                after = row.Number;
                if (refusing.Contains(row.Member) || !await CarryAsync(row, cancel))
                    refusing.Add(row.Member);
                // Whoever waits for this one need not wait for those behind it, whose journal may take its time to refuse.
                if (waiting.TryGetValue(row.Number, out var tried))
                    tried.TrySetResult();
            }
        }

        return refusing.Count == 0;
    }

    async Task<bool> CarryAsync(OutboxRow row, CancellationToken cancel)
    {
        try
        {
            if (!await IsThereAsync(row, cancel))
                await household.AskAsync<Noted>(new NoteAccountEvent(row.Member, row.Event), cancel);
            await outbox.RemoveAsync(row.Number, cancel);
            doubtful.Remove(row.Number);
            return true;
        }
        catch (Exception problem) when (problem is RefusedException or StorageException or SqliteException)
        {
            doubtful.Add(row.Number);
            log.LogWarning("What happened to the account of {Member} waits for the journal: {Reason}", row.Member, problem.Message);
            return false;
        }
    }

    /// <summary>
    /// An earlier try may have been answered too late, and what lies there from the process before may have arrived without being
    /// crossed off. The member answers again only when what was asked before is decided.
    /// </summary>
    async Task<bool> IsThereAsync(OutboxRow row, CancellationToken cancel)
    {
        if (!afterStart && !doubtful.Contains(row.Number))
            return false;
        await household.AskAsync<MemberPolicy>(new GetPolicy(row.Member), cancel);
        return await journal.HoldsAsync(PersistenceIds.Of(row.Member), JournalManifests.Of(row.Event.GetType()), row.Bytes, cancel);
    }
}
