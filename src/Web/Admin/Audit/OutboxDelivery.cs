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
        // Whatever lies there from the process before may have reached the journal without being crossed off.
        doubtful.UnionWith(outbox.Next(0, int.MaxValue).Select(row => row.Number));
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await PassAsync(stoppingToken))
                await KnockedAsync(stoppingToken);
            else
                await Task.Delay(Pause, time, stoppingToken);
        }
    }

    async Task KnockedAsync(CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(knocks.Reader.WaitToReadAsync(over.Token).AsTask(), Task.Delay(Look, time, over.Token));
        await over.CancelAsync();
        knocks.Reader.TryRead(out _);
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

    /// <summary>An earlier try may have been answered too late. The member answers again only when what was asked before is decided.</summary>
    async Task<bool> IsThereAsync(OutboxRow row, CancellationToken cancel)
    {
        if (!doubtful.Contains(row.Number))
            return false;
        await household.AskAsync<MemberPolicy>(new GetPolicy(row.Member), cancel);
        return await journal.HoldsAsync(PersistenceIds.Of(row.Member), JournalManifests.Of(row.Event.GetType()), row.Bytes, cancel);
    }
}
