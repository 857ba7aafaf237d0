using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// A stage that keeps something between its input and its output, and so can run ahead of its downstream. It completes when the
/// upstream has and nothing is kept any more; a failure overtakes what is kept.
/// </summary>
internal abstract class CollectingStage<TIn, TOut> : LinearStage<TIn, TOut>
{
    /// <summary>Another element may be asked for; one that is asked for only on demand says so while the output is available.</summary>
    protected abstract bool HasRoom { get; }

    protected abstract bool IsEmpty { get; }

    /// <summary><see cref="Take"/> may be called.</summary>
    protected virtual bool IsReady => !IsEmpty;

    public override void PreStart() => Advance();

    public override void OnPush()
    {
        Add(Grab());
        Advance();
    }

    public override void OnPull() => Advance();

    public override void OnUpstreamFinish() => Advance();

    protected abstract void Add(TIn element);

    protected abstract TOut Take();

    protected void Advance()
    {
        if (IsReady && IsOutAvailable)
            Push(Take());

        if (IsInClosed && IsEmpty)
            CompleteStage();
        else if (HasRoom)
            Pull();
    }
}
