using System.Diagnostics.Metrics;
using FamilyChat.Web.Operations.Metrics;

namespace FamilyChat.Web.Tests.Operations;

public sealed class MetricsTests : IDisposable
{
    // One of the names that are listened to; the instruments' own names keep these tests apart.
    readonly Meter meter = new("FamilyChat");
    readonly MetricsCollector collector = new();

    public MetricsTests() => collector.Listen();

    public void Dispose()
    {
        meter.Dispose();
        collector.Dispose();
    }

    [Fact]
    public void A_counter_is_summed_by_its_labels()
    {
        var counter = meter.CreateCounter<int>("test.apples", description: "Apples \\ eaten.\nAll of them.");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "red"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "red"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "say \"green\"\n"));

        Assert.Equal(
            """
            # HELP test_apples_total Apples \\ eaten.\nAll of them.
            # TYPE test_apples_total counter
            test_apples_total{kind="red"} 5
            test_apples_total{kind="say \"green\"\n"} 1

            """, Text("test.apples"));
    }

    [Fact]
    public void A_histogram_counts_up_to_each_bound()
    {
        var histogram = meter.CreateHistogram<double>("test.walk", "s", null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });
        foreach (var seconds in new[] { 0.5, 1, 1.5, 7 }) histogram.Record(seconds);

        Assert.Equal(
            """
            # TYPE test_walk_seconds histogram
            test_walk_seconds_bucket{le="1"} 2
            test_walk_seconds_bucket{le="2"} 3
            test_walk_seconds_bucket{le="+Inf"} 4
            test_walk_seconds_sum 10
            test_walk_seconds_count 4

            """, Text("test.walk"));
    }

    [Fact]
    public void What_goes_up_and_down_is_a_gauge()
    {
        var open = meter.CreateUpDownCounter<long>("test.open");
        open.Add(3);
        open.Add(-1);
        meter.CreateObservableGauge("test.level", () => 7.5);

        Assert.Contains("# TYPE test_open gauge\ntest_open 2\n", Text("test.open"));
        Assert.Contains("test_level 7.5\n", Text("test.level"));
    }

    [Fact]
    public void A_label_with_ever_new_values_costs_bounded_memory()
    {
        var counter = meter.CreateCounter<int>("test.endless");
        for (var i = 0; i < 1000; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));

        var text = Text("test.endless");

        Assert.InRange(text.Split('\n').Length, 200, 210);
        Assert.Contains("test_endless_total{overflow=\"true\"} 800\n", text);
    }

    string Text(string instrument) => PrometheusText.Write(collector.Read().Where(metric => metric.Instrument.Name == instrument)).ReplaceLineEndings("\n");
}
