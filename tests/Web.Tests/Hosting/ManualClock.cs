namespace FamilyChat.Web.Tests.Hosting;

/// <summary>The real time plus what the test has skipped; timers stay real.</summary>
sealed class ManualClock : TimeProvider
{
    long skipped;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref skipped));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Interlocked.Read(ref skipped);

    public void Skip(TimeSpan time) => Interlocked.Add(ref skipped, time.Ticks);
}
