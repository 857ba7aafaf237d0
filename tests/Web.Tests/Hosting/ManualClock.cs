namespace FamilyChat.Web.Tests.Hosting;

/// <summary>The real time, until it is made to stand, plus what the test has skipped; timers stay real.</summary>
sealed class ManualClock : TimeProvider
{
    long skipped;
    volatile Moment? stands;

    public override DateTimeOffset GetUtcNow() => (stands?.Now ?? System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref skipped));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (stands?.Timestamp ?? System.GetElapsedTime(0).Ticks) + Interlocked.Read(ref skipped);

    public void Skip(TimeSpan time) => Interlocked.Add(ref skipped, time.Ticks);

    /// <summary>From now on only what is skipped passes, however slow the machine is.</summary>
    public void Stand() => stands = new Moment(System.GetUtcNow(), System.GetElapsedTime(0).Ticks);

    sealed record Moment(DateTimeOffset Now, long Timestamp);
}
