namespace FamilyChat.LmStudio.Simulator.Tests;

/// <summary>A clock a test moves; timers run on the real one.</summary>
internal sealed class ManualClock : TimeProvider
{
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _passed;

    public void Pass(TimeSpan time) => _passed += time;
}
