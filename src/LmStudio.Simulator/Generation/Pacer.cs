namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>Keeps a stream's beat: each token is due at its own multiple of the cadence, so that late ones do not delay the rest.</summary>
internal sealed class Pacer(TimeProvider clock, TimeSpan cadence)
{
    private readonly long _started = clock.GetTimestamp();
    private int _beats;

    public Task NextAsync(CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        if (cadence <= TimeSpan.Zero)
            return Task.CompletedTask;
        var due = (++_beats * cadence) - clock.GetElapsedTime(_started);
        return due <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(due, clock, cancelled);
    }
}
