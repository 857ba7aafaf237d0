using Akka.Actor;

namespace Akka.Persistence;

/// <summary>
/// Reads one actor's past, outside the actor and a slice at a time: the next is read when the actor has taken the last,
/// so neither its mailbox nor a read transaction grows with its history. Ends with the actor.
/// </summary>
internal sealed class RecoveryRun(PersistenceExtension persistence, string persistenceId, Recovery recovery, IActorRef actor) : IDisposable
{
    private const int SliceLength = 256;

    private readonly SemaphoreSlim _taken = new(0);
    private readonly CancellationTokenSource _stopped = new();

    internal void Start() => _ = RunAsync();

    internal void Continue() => _taken.Release();

    public void Dispose() => _stopped.Cancel();

    private async Task RunAsync()
    {
        try
        {
            await persistence.Recoveries.WaitAsync(_stopped.Token).ConfigureAwait(false);
            try
            {
                await RecoverAsync().ConfigureAwait(false);
            }
            finally
            {
                persistence.Recoveries.Release();
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
        }
        catch (Exception cause)
        {
            actor.Tell(new RecoveryStep.Failed(this, cause), null);
        }
    }

    private async Task RecoverAsync()
    {
        var (journal, token) = (persistence.Journal, _stopped.Token);
        await journal.SettledAsync().WaitAsync(persistence.RecoveryEventTimeout, token).ConfigureAwait(false);
        var offer = await InTime(persistence.Snapshots.LoadAsync(persistenceId, Criteria(), token), "snapshot").ConfigureAwait(false);
        if (offer is not null)
            await Take(new RecoveryStep.Snapshot(this, offer)).ConfigureAwait(false);

        var last = offer?.Metadata.SequenceNr ?? 0;
        var highest = await InTime(journal.HighestSequenceNrAsync(persistenceId, token), "highest sequence number").ConfigureAwait(false);
        var to = Math.Min(recovery.ToSequenceNr, highest);
        for (var left = recovery.ReplayMax; left > 0 && last < to;)
        {
            var limit = (int)Math.Min(left, SliceLength);
            var slice = await InTime(journal.ReadAsync(persistenceId, last + 1, to, limit, token), "event").ConfigureAwait(false);
            if (slice.Count == 0)
                break;
            await Take(new RecoveryStep.Events(this, slice)).ConfigureAwait(false);
            last = slice[^1].SequenceNr;
            left -= slice.Count;
        }

        await Take(new RecoveryStep.Completed(this, Math.Max(highest, last))).ConfigureAwait(false);
    }

    private SnapshotSelectionCriteria Criteria()
    {
        var asked = recovery.FromSnapshot;
        return new SnapshotSelectionCriteria(
            Math.Min(asked.MaxSequenceNr, recovery.ToSequenceNr), asked.MaxTimeStamp, asked.MinSequenceNr, asked.MinTimestamp);
    }

    private Task Take(RecoveryStep step)
    {
        actor.Tell(step, null);
        return _taken.WaitAsync(_stopped.Token);
    }

    private async Task<T> InTime<T>(Task<T> read, string what)
    {
        var limit = persistence.RecoveryEventTimeout;
        try
        {
            return await read.WaitAsync(limit, _stopped.Token).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            throw new RecoveryTimedOutException($"Recovery timed out, didn't get {what} within {limit.TotalSeconds}s.", late);
        }
    }
}
