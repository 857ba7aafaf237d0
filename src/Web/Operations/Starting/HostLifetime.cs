namespace FamilyChat.Web.Operations.Starting;

static class HostLifetime
{
    /// <summary>Ends when the server answers requests: what can wait does not take the time of a start.</summary>
    /// <exception cref="OperationCanceledException">It is to stop before it has started.</exception>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
