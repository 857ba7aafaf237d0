namespace Akka.Streams;

/// <summary>How long to wait before a source that ended is run again.</summary>
public class RestartSettings
{
    private RestartSettings(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        (MinBackoff, MaxBackoff, RandomFactor, MaxRestartsWithin) = (minBackoff, maxBackoff, randomFactor, minBackoff);

    public TimeSpan MinBackoff { get; }

    public TimeSpan MaxBackoff { get; }

    /// <summary>The share of the pause that chance may add, so that many sources do not come back at one moment.</summary>
    public double RandomFactor { get; }

    public int MaxRestarts { get; private init; } = int.MaxValue;

    public TimeSpan MaxRestartsWithin { get; private init; }

    public static RestartSettings Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(minBackoff, maxBackoff, randomFactor);

    public RestartSettings WithMaxRestarts(int count, TimeSpan within) =>
        new(MinBackoff, MaxBackoff, RandomFactor) { MaxRestarts = count, MaxRestartsWithin = within };

    /// <summary>Doubles with each restart, up to the longest pause.</summary>
    internal TimeSpan Delay(int restarts) =>
        MinBackoff * Math.Min(MaxBackoff / MinBackoff, Math.Pow(2, restarts)) * (1 + (Random.Shared.NextDouble() * RandomFactor));
}
