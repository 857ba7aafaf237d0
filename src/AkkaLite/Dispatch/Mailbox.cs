using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// Runs one actor on the thread pool: at most one thread at a time, system messages before messages, and no more than
/// <see cref="Throughput"/> messages a turn, so that a busy actor does not keep a thread from the others.
/// </summary>
internal sealed class Mailbox(ActorCell cell) : IThreadPoolWorkItem
{
    private const int Throughput = 64;
    private const int Idle = 0;
    private const int Scheduled = 1;

    private MessageQueue _queue;
    private Stack<Envelope>? _front;
    private SystemMessage? _system;
    private int _state;
    private int _suspensions;
    private volatile bool _closed;

    internal bool IsClosed => _closed;

    internal bool IsSuspended => _suspensions > 0;

    internal void Enqueue(object message, IActorRef? sender)
    {
        if (_closed)
        {
            cell.ToDeadLetters(message, sender);
            return;
        }

        _queue.Enqueue(message, sender);
        Schedule();
    }

    internal void EnqueueSystem(SystemMessage message)
    {
        SystemMessage? top;
        do
        {
            top = Volatile.Read(ref _system);
            message.Next = top;
        }
        while (Interlocked.CompareExchange(ref _system, message, top) != top);

        Schedule();
    }

    /// <summary>Puts a message before all others, as unstashing does. Only the actor itself calls this.</summary>
    internal void EnqueueFirst(Envelope envelope) => (_front ??= new Stack<Envelope>()).Push(envelope);

    /// <summary>Holds messages back (not system messages) until as many <see cref="Resume"/>s. Only the actor itself calls this.</summary>
    internal void Suspend() => _suspensions++;

    internal void Resume() => _suspensions--;

    /// <summary>From now on everything is a dead letter, including what is queued.</summary>
    internal void Close() => _closed = true;

    public void Execute()
    {
        ActorCell.Current = cell;
        try
        {
            Process();
        }
        finally
        {
            ActorCell.Current = null;
            Interlocked.Exchange(ref _state, Idle);
            if (Volatile.Read(ref _system) is not null || (_suspensions == 0 || _closed) && HasMessages)
            {
                Schedule();
            }
        }
    }

    private bool HasMessages => _front is { Count: > 0 } || !_queue.IsEmpty;

    private void Process()
    {
        for (var left = Throughput; left > 0; left--)
        {
            if (Volatile.Read(ref _system) is not null)
            {
                ProcessSystemMessages();
            }

            if (_closed)
            {
                DrainToDeadLetters();
                return;
            }

            if (_suspensions > 0 || !TryDequeue(out var message, out var sender))
            {
                return;
            }

            cell.Invoke(message, sender);
        }
    }

    private bool TryDequeue(out object message, out IActorRef? sender)
    {
        if (_front is { Count: > 0 })
        {
            var envelope = _front.Pop();
            message = envelope.Message;
            sender = envelope.Sender;
            return true;
        }

        return _queue.TryDequeue(out message, out sender);
    }

    private void ProcessSystemMessages()
    {
        while (Interlocked.Exchange(ref _system, null) is { } newest)
        {
            for (var message = Reverse(newest); message is not null;)
            {
                var next = message.Next;
                message.Next = null;
                cell.InvokeSystem(message);
                message = next;
            }
        }
    }

    private static SystemMessage Reverse(SystemMessage newest)
    {
        SystemMessage? oldest = null;
        for (var message = newest; message is not null;)
        {
            var next = message.Next;
            message.Next = oldest;
            oldest = message;
            message = next!;
        }

        return oldest!;
    }

    private void DrainToDeadLetters()
    {
        while (TryDequeue(out var message, out var sender))
        {
            cell.ToDeadLetters(message, sender);
        }
    }

    private void Schedule()
    {
        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Scheduled, Idle) == Idle)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
