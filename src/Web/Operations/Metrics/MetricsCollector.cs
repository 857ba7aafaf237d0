using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FamilyChat.Web.Operations.Metrics;

/// <summary>Listens to the instruments of the named meters for as long as the server runs, and keeps their sums.</summary>
sealed class MetricsCollector : IHostedService, IDisposable
{
    // Seconds; from a journal commit to a long reply.
    static readonly double[] DefaultBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    static readonly HashSet<string> Meters = new(StringComparer.Ordinal)
    {
        "FamilyChat", "AkkaLite", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.RateLimiting",
    };

    readonly MeterListener listener = new();
    readonly ConcurrentDictionary<Instrument, Metric> metrics = new();

    public MetricsCollector()
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (Meters.Contains(instrument.Meter.Name)) it.EnableMeasurementEvents(instrument, metrics.GetOrAdd(instrument, Create));
        };
        listener.SetMeasurementEventCallback<byte>(static (_, value, tags, metric) => Record(metric, value, tags));
        listener.SetMeasurementEventCallback<short>(static (_, value, tags, metric) => Record(metric, value, tags));
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, metric) => Record(metric, value, tags));
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, metric) => Record(metric, value, tags));
        listener.SetMeasurementEventCallback<float>(static (_, value, tags, metric) => Record(metric, value, tags));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, metric) => Record(metric, value, tags));
        listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, metric) => Record(metric, (double)value, tags));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Listen();
        return Task.CompletedTask;
    }

    internal void Listen() => listener.Start();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything, with observable instruments asked now.</summary>
    public IReadOnlyList<Metric> Read()
    {
        listener.RecordObservableInstruments();
        return [.. metrics.Values.OrderBy(metric => metric.Instrument.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => listener.Dispose();

    static Metric Create(Instrument instrument)
    {
        var kind = Kind(instrument.GetType().GetGenericTypeDefinition());
        IReadOnlyList<double>? bounds = kind == MetricKind.Histogram ? (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? DefaultBounds : null;
        return new Metric(instrument, kind, bounds);
    }

    static MetricKind Kind(Type type)
    {
        if (type == typeof(Histogram<>)) return MetricKind.Histogram;
        return type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter : MetricKind.Gauge;
    }

    static void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var metric = (Metric)state!;
        var series = metric.At(tags);
        if (metric.Kind == MetricKind.Histogram) series.Observe(value);
        // What is observed is a total already; what is told is a step, but for a gauge.
        else if (metric.Instrument.IsObservable || metric.Instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>)) series.Set(value);
        else series.Add(value);
    }
}
