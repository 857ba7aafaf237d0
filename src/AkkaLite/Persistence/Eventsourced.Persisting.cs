using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Persistence;

public abstract partial class Eventsourced
{
    private static int s_instances;

    /// <summary>Tells this instance's answers from those to one that has been replaced.</summary>
    private readonly int _instanceId = Interlocked.Increment(ref s_instances);

    private readonly Queue<PendingHandler> _handlers = new();
    private List<AtomicWrite> _batch = [];
    private int _handlersCommandsWaitFor;
    private bool _writing;
    private bool _runsTask;
    private long _sequenceNr;

    /// <summary>Stores an event; no command is handled before <paramref name="handler"/>.</summary>
    /// <exception cref="InvalidOperationException">The actor is still recovering.</exception>
    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler) => Enqueue([@event], handler, commandsWait: true);

    /// <summary>Stores all of the events or none.</summary>
    /// <inheritdoc cref="Persist"/>
    public void PersistAll<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) => Enqueue(events, handler, commandsWait: true);

    /// <summary>Stores an event and goes on with commands meanwhile.</summary>
    /// <inheritdoc cref="Persist"/>
    public void PersistAsync<TEvent>(TEvent @event, Action<TEvent> handler) => Enqueue([@event], handler, commandsWait: false);

    /// <summary>Stores all of the events or none, and goes on with commands meanwhile.</summary>
    /// <inheritdoc cref="Persist"/>
    public void PersistAllAsync<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) => Enqueue(events, handler, commandsWait: false);

    /// <summary>Runs the handler after those of the events persisted before, or at once if there are none. Nothing is stored.</summary>
    /// <inheritdoc cref="Persist"/>
    public void DeferAsync<TEvent>(TEvent evt, Action<TEvent> handler)
    {
        ThrowIfRecovering();
        if (_handlers.Count == 0)
        {
            handler(evt);
            return;
        }

        _handlers.Enqueue(new PendingHandler(payload => handler((TEvent)payload), CommandsWait: false));
        _batch.Add(new AtomicWrite([new PendingEvent(evt!, 0, Sender)], isDeferred: true));
    }

    /// <summary>Called before the actor is stopped because an event may not be stored.</summary>
    protected virtual void OnPersistFailure(Exception cause, object @event, long sequenceNr) => Log.Error(
        cause, "Failed to persist event type [{0}] with sequence number [{1}] for persistenceId [{2}].", @event.GetType(), sequenceNr, PersistenceId);

    /// <summary>Called when an event could not be serialized: it is not stored, its handler is not called, the actor goes on.</summary>
    protected virtual void OnPersistRejected(Exception cause, object @event, long sequenceNr) => Log.Error(
        cause, "Rejected to persist event type [{0}] with sequence number [{1}] for persistenceId [{2}].", @event.GetType(), sequenceNr, PersistenceId);

    /// <summary>Runs asynchronous work as part of the current command: neither messages nor handlers run before its end.</summary>
    protected void RunTask(Func<Task> action)
    {
        _runsTask = true;
        ActorTaskScheduler.RunTask(async () =>
        {
            var failed = true;
            try
            {
                await action();
                failed = false;
            }
            finally
            {
                CommandHandled(failed);
            }
        });
    }

    private void Process(Receive receive, object message)
    {
        _runsTask = false;
        var failed = true;
        try
        {
            base.AroundReceive(receive, message);
            failed = false;
        }
        finally
        {
            if (!_runsTask)
                CommandHandled(failed);
        }
    }

    private void CommandHandled(bool failed)
    {
        Flush();
        if (_handlersCommandsWaitFor > 0)
            _phase = Phase.Persisting;
        else
            NextStashedCommand(all: failed);
    }

    private void Enqueue<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler, bool commandsWait)
    {
        ThrowIfRecovering();
        var pending = new List<PendingEvent>();
        var handle = new PendingHandler(payload => handler((TEvent)payload), commandsWait);
        foreach (var @event in events)
        {
            pending.Add(new PendingEvent(@event!, ++_sequenceNr, Sender));
            _handlers.Enqueue(handle);
            _handlersCommandsWaitFor += commandsWait ? 1 : 0;
        }

        if (pending.Count > 0)
            _batch.Add(new AtomicWrite(pending));
    }

    private void Flush()
    {
        if (_writing || _batch.Count == 0)
            return;

        var batch = _batch;
        _batch = [];
        _writing = true;
        var writes = batch.FindAll(write => !write.IsDeferred);
        if (writes.Count == 0)
            Answer(batch, null);
        else
            _persistence.Journal.Write(PersistenceId, writes, failure => Answer(batch, failure));
    }

    /// <summary>Sends the journal's answers, each with the sender of the command that persisted. Runs on any thread.</summary>
    private void Answer(List<AtomicWrite> batch, Exception? failure)
    {
        var first = true;
        foreach (var write in batch)
        {
            foreach (var pending in write.Events)
            {
                Self.Tell(new JournalReply(_instanceId, pending, write.IsDeferred ? null : failure, write.Rejection, first), pending.Sender);
                first = false;
            }
        }
    }

    private void OnJournalReply(JournalReply reply)
    {
        if (reply.InstanceId != _instanceId)
            return;

        var (payload, sequenceNr, _) = reply.Event;
        if (reply.Failure is { } failure)
        {
            try
            {
                OnPersistFailure(failure, payload, sequenceNr);
            }
            finally
            {
                _cell.Stop(Self);
            }

            return;
        }

        if (reply.StartsBatch)
        {
            _writing = false;
            Flush();
        }

        LastSequenceNr = Math.Max(LastSequenceNr, sequenceNr);
        if (reply.Rejection is { } rejection)
        {
            HandlerDone(failed: false);
            OnPersistRejected(rejection, payload, sequenceNr);
            return;
        }

        var failed = true;
        try
        {
            _handlers.Peek().Handle(payload);
            failed = false;
        }
        finally
        {
            Flush();
            HandlerDone(failed);
        }
    }

    private void HandlerDone(bool failed)
    {
        if (_handlers.Dequeue().CommandsWait)
            _handlersCommandsWaitFor--;
        if (_handlersCommandsWaitFor > 0)
            return;

        _phase = Phase.Processing;
        NextStashedCommand(all: failed);
    }

    private void NextStashedCommand(bool all)
    {
        if (all)
            _internalStash.UnstashAll();
        else
            _internalStash.Unstash();
    }

    private void ThrowIfRecovering()
    {
        if (IsRecovering)
            throw new InvalidOperationException("Cannot persist during replay. Events can be persisted when receiving RecoveryCompleted or later.");
    }

    private sealed record PendingHandler(Action<object> Handle, bool CommandsWait);
}
