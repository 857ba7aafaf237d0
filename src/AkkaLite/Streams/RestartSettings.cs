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

    public TimeSpan MaxRestartsWithin { get; }

    public static RestartSettings Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(minBackoff, maxBackoff, randomFactor);

    /// <summary>Doubles with each restart, up to the longest pause.</summary>
    internal TimeSpan Delay(int restarts) =>
        MinBackoff * Math.Min(MaxBackoff / MinBackoff, Math.Pow(2, restarts)) * (1 + (Random.Shared.NextDouble() * RandomFactor));
}
