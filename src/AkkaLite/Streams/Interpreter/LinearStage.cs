namespace Akka.Streams.Interpreter;

/// <summary>A stage with at most one input and one output. A source has no <see cref="In"/>, a sink no <see cref="Out"/>.</summary>
internal abstract class LinearStage<TIn, TOut>(bool hasInlet = true, bool hasOutlet = true) : Stage
{
    protected Connection<TIn>? In { get; private set; }

    protected Connection<TOut>? Out { get; private set; }

    protected bool IsInClosed => In is null or { InClosed: true };

    protected bool IsOutAvailable => Out!.IsAvailable;

    public override bool IsClosed => IsInClosed && Out is null or { OutClosed: true };

    public override Connection? Attach(Island island, Connection? upstream)
    {
        base.Attach(island, upstream);
        if (hasInlet)
        {
            In = (Connection<TIn>)upstream!;
            In.Downstream = this;
        }

        return Out = hasOutlet ? new Connection<TOut>(this) : null;
    }

    public override void OnPull() => Pull();

    public override void CancelStage(Exception? cause)
    {
        In?.Cancel(cause);
        Out?.Complete(cause);
    }

    protected TIn Grab() => In!.Grab();

    protected void Push(TOut element) => Out!.Push(element);

    /// <summary>Asks the upstream for one element, unless it was asked already or has ended.</summary>
    protected void Pull() => In!.Pull();
}

internal abstract class SourceStage<TOut>() : LinearStage<NotUsed, TOut>(hasInlet: false);

internal abstract class SinkStage<TIn>() : LinearStage<TIn, NotUsed>(hasOutlet: false);
