using System.Globalization;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// What a server's managed objects take once all garbage is gone, as its own <c>/metrics</c> says: a server that falls silent collects
/// everything once. Resident memory cannot tell a leak from room that is kept for the next evening; this can.
/// </summary>
static class LiveHeap
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Asking is work too: more often and the house would not be silent.
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);

    /// <returns>Megabytes, after a collection that came when nobody used the server any more.</returns>
    public static async Task<double> AfterSilenceAsync(FamilyChatServer server)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var limit = new CancellationTokenSource(Patience);
        var before = Collections(await http.GetStringAsync("/metrics", limit.Token));
        while (true)
        {
            await Task.Delay(Pace, limit.Token);
            var metrics = await http.GetStringAsync("/metrics", limit.Token);
            if (Collections(metrics) > before)
                return (Sum(metrics, "dotnet_gc_last_collection_heap_size_bytes{") - Sum(metrics, "dotnet_gc_last_collection_heap_fragmentation_size_bytes{")) / (1024 * 1024);
        }
    }

    static double Collections(string metrics) => Sum(metrics, "dotnet_gc_collections_total{gc_heap_generation=\"gen2\"}");

    static double Sum(string metrics, string series)
    {
        var values = metrics.Split('\n').Where(line => line.StartsWith(series, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(values);
        return values.Sum(line => double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));
    }
}
