using System.Globalization;
using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Work;

/// <summary>
/// What the page's main thread did between two moments. Times are of the processor, not of the clock, so that other programs on the
/// machine do not count (Chrome DevTools Protocol, Performance domain, <c>threadTicks</c>).
/// </summary>
/// <param name="Script">Milliseconds in script.</param>
/// <param name="Task">Milliseconds in everything.</param>
/// <param name="Frames">Frames in which the page asked to draw.</param>
/// <param name="LongTasks">Milliseconds by the clock of each task over 50 ms, as the browser reports them.</param>
internal sealed record Workload(double Script, double Task, int Frames, IReadOnlyList<double> LongTasks)
{
    public double ScriptPerFrame => Script / Math.Max(1, Frames);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ScriptPerFrame:0.00} ms script a frame over {Frames} frames, {Task:0} ms in all, {LongTasks.Count} long tasks{(LongTasks.Count > 0 ? $", the longest {LongTasks.Max():0} ms" : "")}");

    public static async Task<Workload> OfAsync(ChatPage page, Func<Task> work)
    {
        var instruments = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await instruments.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await page.Page.EvaluateAsync(
            """
            () => {
              globalThis.longTasks = [];
              globalThis.frames = 0;
              new PerformanceObserver(list => longTasks.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask' });
              const ask = globalThis.requestAnimationFrame.bind(globalThis);
              globalThis.requestAnimationFrame = run => ask(time => { frames++; run(time); });
            }
            """);
        var before = await MetricsAsync(instruments);
        await work();
        var after = await MetricsAsync(instruments);
        var frames = await page.Page.EvaluateAsync<int>("() => frames");
        var longTasks = await page.Page.EvaluateAsync<double[]>("() => longTasks");
        await instruments.DetachAsync();
        return new Workload(Between("ScriptDuration"), Between("TaskDuration"), frames, longTasks);

        double Between(string name) => (after[name] - before[name]) * 1000;
    }

    private static async Task<Dictionary<string, double>> MetricsAsync(ICDPSession instruments)
    {
        var answer = await instruments.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble(), StringComparer.Ordinal);
    }
}
