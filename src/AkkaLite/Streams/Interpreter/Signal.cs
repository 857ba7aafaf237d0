namespace Akka.Streams.Interpreter;

/// <summary>
/// Something that happened outside an island, for one of its stages: a task ended, a timer fired, a switch was thrown.
/// A signal can be posted from any thread and used again; posting it while it is still waiting changes nothing.
/// </summary>
internal sealed class Signal(Stage stage, Action handler)
{
    private int _posted;
    private Action? _post;

    public Stage Stage => stage;

    public Signal? Next { get; set; }

    /// <summary><see cref="Post"/> as a delegate that is made once, for awaiters and timers.</summary>
    public Action PostAction => _post ??= Post;

    public void Post()
    {
        if (Interlocked.Exchange(ref _posted, 1) == 0)
            stage.Island.Post(this);
    }

    public void Handle()
    {
        Interlocked.Exchange(ref _posted, 0);
        if (!stage.Stopped)
            handler();
    }
}
