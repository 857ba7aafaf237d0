namespace Akka.Streams.Interpreter;

/// <summary>
/// The link between two stages of one island: it carries demand and cancellation up, one element and the ending down.
/// The protocol is that of the Reactive Streams interpreter in Akka: an element is delivered before the ending that follows it,
/// and a cancellation overtakes an element that was not yet delivered.
/// </summary>
internal abstract class Connection(Stage upstream)
{
    protected enum Phase
    {
        Idle,
        PullQueued,
        Pulled,
        PushQueued,
        Delivered,
    }

    private Exception? _cause;
    private bool _queued;

    public Stage Downstream { get; set; } = null!;

    /// <summary>The upstream side knows the link is closed: it ended it, or was told of the cancellation.</summary>
    public bool OutClosed { get; private set; }

    /// <summary>The downstream side knows the link is closed: it cancelled it, or was told of the ending.</summary>
    public bool InClosed { get; private set; }

    /// <summary>The downstream has asked and not been answered: the upstream may push.</summary>
    public bool IsAvailable => State == Phase.Pulled && !OutClosed;

    /// <summary>An element has been delivered and waits to be grabbed.</summary>
    public bool HasElement => State == Phase.Delivered;

    protected Phase State { get; set; }

    public void Pull()
    {
        if (State == Phase.Idle && !InClosed)
        {
            State = Phase.PullQueued;
            Enqueue();
        }
    }

    /// <summary>Ends the link from above; with a cause it is a failure.</summary>
    public void Complete(Exception? cause)
    {
        if (!OutClosed)
        {
            OutClosed = true;
            Close(cause);
        }
    }

    /// <summary>Ends the link from below; the cause, if any, is the failure that made the downstream stop.</summary>
    public void Cancel(Exception? cause)
    {
        if (!InClosed)
        {
            InClosed = true;
            Discard();
            Close(cause);
        }
    }

    /// <summary>Delivers the one thing that is next, and returns the stage that it was delivered to.</summary>
    public Stage Deliver(Island island)
    {
        _queued = false;
        if (InClosed)
        {
            island.Running = upstream;
            if (!OutClosed)
            {
                OutClosed = true;
                upstream.OnDownstreamFinish(_cause);
            }

            return upstream;
        }

        if (State == Phase.PullQueued && !OutClosed)
        {
            State = Phase.Pulled;
            island.Running = upstream;
            upstream.OnPull();
            return upstream;
        }

        island.Running = Downstream;
        if (State == Phase.PushQueued)
        {
            State = Phase.Delivered;
            if (OutClosed)
                Enqueue();

            Downstream.OnPush();
        }
        else if (OutClosed)
        {
            InClosed = true;
            if (_cause is null)
                Downstream.OnUpstreamFinish();
            else
                Downstream.OnUpstreamFailure(_cause);
        }

        return Downstream;
    }

    protected abstract void Discard();

    protected void Enqueue()
    {
        if (!_queued)
        {
            _queued = true;
            upstream.Island.Enqueue(this);
        }
    }

    private void Close(Exception? cause)
    {
        if (OutClosed != InClosed)
        {
            _cause = cause;
            Enqueue();
        }
    }
}

/// <summary>A connection with room for the one element that is under way.</summary>
internal sealed class Connection<T>(Stage upstream) : Connection(upstream)
{
    private T _element = default!;

    public void Push(T element)
    {
        if (OutClosed || InClosed)
            return;

        if (State != Phase.Pulled)
            throw new InvalidOperationException("An element was pushed that was not asked for.");

        _element = element;
        State = Phase.PushQueued;
        Enqueue();
    }

    public T Grab()
    {
        var element = _element;
        Discard();
        return element;
    }

    protected override void Discard()
    {
        _element = default!;
        State = Phase.Idle;
    }
}
