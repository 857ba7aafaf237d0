using Akka.Event;

namespace Akka.Persistence;

public abstract partial class Eventsourced
{
    private RecoveryRun? _recovery;

    /// <summary>Called after the last replayed event.</summary>
    protected virtual void OnReplaySuccess()
    {
    }

    /// <summary>Called before the actor is stopped because it cannot be recovered. <paramref name="message"/> is the event it failed on, if any.</summary>
    protected virtual void OnRecoveryFailure(Exception reason, object? message = null)
    {
        if (message is null)
            Log.Error(
                reason, "Persistence failure when replaying events for persistenceId [{0}]. Last known sequence number [{1}]", PersistenceId, LastSequenceNr);
        else
            Log.Error(
                reason, "Exception in ReceiveRecover when replaying event type [{0}] with sequence number [{1}] for persistenceId [{2}]",
                message.GetType(), LastSequenceNr, PersistenceId);
    }

    /// <summary>The constructor is through.</summary>
    private protected virtual void EndConfiguration()
    {
    }

    private void StartRecovery()
    {
        if (string.IsNullOrEmpty(PersistenceId))
            throw new InvalidOperationException($"PersistenceId is null or empty for PersistentActor [{Self.Path}]");

        EndConfiguration();
        _recovery = new RecoveryRun(_persistence, PersistenceId, Recovery, Self);
        _recovery.Start();
    }

    private void OnRecoveryStep(RecoveryStep step)
    {
        if (step.Run != _recovery)
            return;

        try
        {
            switch (step)
            {
                case RecoveryStep.Snapshot { Offer: var offer }:
                    Replay(offer, offer.Metadata.SequenceNr, failedOn: null);
                    break;
                case RecoveryStep.Events { Slice: var slice }:
                    for (var i = 0; i < slice.Count && _recovery is not null; i++)
                        Replay(slice[i].Payload, slice[i].SequenceNr, failedOn: slice[i].Payload);
                    break;
                case RecoveryStep.Failed { Cause: var cause }:
                    FailRecovery(cause, failedOn: null);
                    break;
                case RecoveryStep.Completed { HighestSequenceNr: var highest }:
                    _recovery = null;
                    CompleteRecovery(highest);
                    break;
            }
        }
        finally
        {
            step.Run.Continue();
        }
    }

    private void Replay(object message, long sequenceNr, object? failedOn)
    {
        try
        {
            LastSequenceNr = sequenceNr;
            base.AroundReceive(ReceiveRecover, message);
        }
        catch (Exception cause)
        {
            FailRecovery(cause, failedOn);
        }
    }

    private void FailRecovery(Exception cause, object? failedOn)
    {
        try
        {
            OnRecoveryFailure(cause, failedOn);
        }
        finally
        {
            _recovery?.Dispose();
            _recovery = null;
            _cell.Stop(Self);
        }
    }

    /// <summary>What the actor persists here is stored before the first command that waited.</summary>
    private void CompleteRecovery(long highest)
    {
        OnReplaySuccess();
        LastSequenceNr = _sequenceNr = highest;
        _phase = Phase.Processing;
        try
        {
            base.AroundReceive(ReceiveRecover, RecoveryCompleted.Instance);
        }
        finally
        {
            Flush();
            if (_handlersCommandsWaitFor > 0)
                _phase = Phase.Persisting;
            else
                _internalStash.UnstashAll();
        }
    }
}
