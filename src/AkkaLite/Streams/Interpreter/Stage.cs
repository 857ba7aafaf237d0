namespace Akka.Streams.Interpreter;

/// <summary>
/// One running step of a stream. Its members are only ever called by its <see cref="Interpreter.Island"/>, one at a time,
/// so a stage needs no locks; anything that happens elsewhere comes in through a <see cref="Signal"/>.
/// </summary>
internal abstract class Stage
{
    public Island Island { get; private set; } = null!;

    /// <summary>True once both sides are closed and <see cref="PostStop"/> has run: late signals are dropped.</summary>
    public bool Stopped { get; private set; }

    public IslandMaterializer Materializer => Island.Materializer;

    public abstract bool IsClosed { get; }

    /// <summary>Links this stage below <paramref name="upstream"/> and returns the connection below itself, if it has one.</summary>
    public virtual Connection? Attach(Island island, Connection? upstream)
    {
        Island = island;
        return null;
    }

    public virtual void PreStart()
    {
    }

    public virtual void OnPull()
    {
    }

    public virtual void OnPush()
    {
    }

    public virtual void OnUpstreamFinish() => CompleteStage();

    public virtual void OnUpstreamFailure(Exception cause) => FailStage(cause);

    /// <param name="cause">Why the downstream gave up, or null when it simply wants no more.</param>
    public virtual void OnDownstreamFinish(Exception? cause) => CancelStage(cause);

    public void CompleteStage() => CancelStage(null);

    public void FailStage(Exception cause) => CancelStage(cause);

    /// <summary>Ends both sides; with a cause it is a failure.</summary>
    public abstract void CancelStage(Exception? cause);

    public void Stop()
    {
        if (Stopped)
            return;

        Stopped = true;
        PostStop();
    }

    /// <summary>Runs exactly once, however the stage ended, an abrupt end of its owner included.</summary>
    protected virtual void PostStop()
    {
    }
}
