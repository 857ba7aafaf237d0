using System.Diagnostics.Metrics;

namespace FamilyChat.Web.Operations.Metrics;

enum MetricKind { Counter, Gauge, Histogram }

/// <summary>What was measured under one set of labels.</summary>
sealed class MetricSeries(string labels, IReadOnlyList<double>? bounds)
{
    readonly Lock gate = new();
    readonly long[] buckets = new long[(bounds?.Count ?? 0) + 1];
    double value;
    long count;

    /// <summary><c>name="value",…</c>, ready to print; empty without labels.</summary>
    public string Labels => labels;

    public void Add(double measured)
    {
        lock (gate) value += measured;
    }

    public void Set(double measured)
    {
        lock (gate) value = measured;
    }

    public void Observe(double measured)
    {
        var index = 0;
        while (index < bounds!.Count && measured > bounds[index]) index++;
        lock (gate)
        {
            value += measured;
            count++;
            buckets[index]++;
        }
    }

    /// <summary>The sum or last value; for a histogram also the number of measurements and how many fell in each bucket.</summary>
    public (double Value, long Count, long[] Buckets) Read()
    {
        lock (gate) return (value, count, [.. buckets]);
    }
}

/// <summary>One instrument and its series.</summary>
sealed class Metric(Instrument instrument, MetricKind kind, IReadOnlyList<double>? bounds)
{
    /// <summary>A label that takes any value would fill the memory: what comes after is counted under <c>overflow="true"</c>.</summary>
    const int MostSeries = 200;

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, MetricSeries> series = new(StringComparer.Ordinal);

    public Instrument Instrument => instrument;

    public MetricKind Kind => kind;

    public IReadOnlyList<double> Bounds => bounds ?? [];

    public IEnumerable<MetricSeries> Series => series.Values;

    public MetricSeries At(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (series.TryGetValue(labels, out var known)) return known;
        if (series.Count >= MostSeries) labels = "overflow=\"true\"";
        return series.GetOrAdd(labels, text => new MetricSeries(text, bounds));
    }
}
