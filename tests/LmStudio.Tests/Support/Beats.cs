namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>
/// Time as this process had it: beats of a timer, of which a machine that is busy with something else lets some fall out. What took long
/// only because nothing got its turn took few of them.
/// </summary>
internal sealed class Beats : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly PeriodicTimer _timer = new(Beat);
    private readonly Task _counting;
    private int _count;

    public Beats() => _counting = CountAsync();

    public TimeSpan Passed => Volatile.Read(ref _count) * Beat;

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _counting;
    }

    private async Task CountAsync()
    {
        while (await _timer.WaitForNextTickAsync())
            Interlocked.Increment(ref _count);
    }
}
