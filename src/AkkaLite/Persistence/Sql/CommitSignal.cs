namespace Akka.Persistence.Sql;

/// <summary>Wakes live queries after a commit. Take <see cref="Next"/> before reading: a commit in between completes it.</summary>
internal sealed class CommitSignal
{
    private volatile TaskCompletionSource _next = Fresh();

    internal Task Next => _next.Task;

    /// <summary>Called by the writer's thread alone.</summary>
    internal void Pulse()
    {
        var reached = _next;
        _next = Fresh();
        reached.SetResult();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
