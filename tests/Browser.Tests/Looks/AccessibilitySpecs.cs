using Deque.AxeCore.Commons;
using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>
/// Every page and state, by day and by night, from a desk to the narrowest phone, has no fault that axe-core can find. Each look is
/// also photographed when <c>FAMILYCHAT_SCREENSHOTS</c> is set (<c>./screenshots</c>).
/// </summary>
[Collection(ChromiumCollection.Name)]
public sealed class AccessibilitySpecs(Chromium chromium, Theatre theatre) : IClassFixture<Theatre>
{
    private static readonly bool Photograph = Environment.GetEnvironmentVariable("FAMILYCHAT_SCREENSHOTS") is { Length: > 0 };

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static TheoryData<string> Names => [.. Scenes.All.Select(scene => scene.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_in_this_state_is_accessible_in_both_themes_at_every_width(string name)
    {
        var scene = Scenes.All.Single(known => known.Name == name);
        theatre.Chromium = chromium;
        var faults = new List<string>();
        try
        {
            await using var page = await scene.Arrange(theatre);
            foreach (var width in scene.Widths)
            {
                await page.Page.SetViewportSizeAsync(width, width < 900 ? 740 : 800);
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    faults.AddRange((await FaultsAsync(page, scheme)).Select(fault => $"{width} {scheme}: {fault}"));
                    if (Photograph && width is 1280 or 360)
                        await PhotographAsync(page, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png");
                }
            }

            faults.AddRange(await MagnifiedFaultsAsync(page, name));
            await LeaveTheModelFreeAsync(page);
        }
        finally
        {
            await scene.After(theatre);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>All rules, the size of what is tapped among them. Night changes nothing but colours, so only their rules are asked again.</summary>
    private static async Task<string[]> FaultsAsync(ChatPage page, ColorScheme scheme)
    {
        if (!await page.Page.EvaluateAsync<bool>("() => 'axe' in globalThis"))
            await page.Page.EvaluateAsync(Axe);
        return await page.Page.EvaluateAsync<string[]>(
            """
            async coloursOnly => {
              // What fades in for a moment has the colours of neither.
              const ending = document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity);
              await Promise.allSettled(ending.map(a => a.finished));
              const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
              const all = { rules: { 'target-size': { enabled: true } } };
              const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(coloursOnly ? colours : all) });
              return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.html} ${n.failureSummary}`));
            }
            """,
            scheme == ColorScheme.Dark);
    }

    /// <summary>
    /// Twice as large, nothing that is read or pressed sticks out of the window, and the window itself does not scroll behind the page: a
    /// desk at 200 % is a window half as wide and high, a phone at 200 % has letters twice as large (WCAG 1.4.4 and 1.4.10).
    /// </summary>
    private static async Task<string[]> MagnifiedFaultsAsync(ChatPage page, string name)
    {
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.Page.SetViewportSizeAsync(640, 400);
        var desk = await OutsideAsync(page);
        await page.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        await page.Page.SetViewportSizeAsync(360, 740);
        var phone = await OutsideAsync(page);
        if (Photograph)
            await PhotographAsync(page, $"{name}-360-twice.png");
        await page.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        await page.Page.SetViewportSizeAsync(1280, 800);
        return [.. desk.Select(fault => $"desk at 200 %: {fault}"), .. phone.Select(fault => $"phone at 200 %: {fault}")];
    }

    /// <summary>What scrolls by itself may be wider than the window; so may a drawer that is shut.</summary>
    private static Task<string[]> OutsideAsync(ChatPage page) =>
        page.Page.EvaluateAsync<string[]>(
            """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const own = '.table-scroll, pre, .math, .katex, .sr-only, .skip, .splitter';
              const outside = [...document.querySelectorAll('button, a, input, select, textarea, summary, h1, h2, h3, p, li, dt, dd, label, img, svg')]
                .filter(e => !e.closest(own) && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
                .filter(e => { const { left, right, width } = e.getBoundingClientRect(); return width > 0 && (left < -1 || right > innerWidth + 1); })
                .map(e => `${e.tagName} ${e.className} reaches from ${Math.round(e.getBoundingClientRect().left)} to ${Math.round(e.getBoundingClientRect().right)}`);
              const behind = document.querySelector('.app') ? document.documentElement.scrollHeight - innerHeight : 0;
              return behind > 1 ? [...outside, `the window scrolls ${behind} px behind the page`] : outside;
            }
            """);

    private static async Task LeaveTheModelFreeAsync(ChatPage page)
    {
        // By the page itself: a reply may end between a look and a press.
        await page.Page.EvaluateAsync("() => document.querySelector('.send-button.stop')?.click()");
        await page.Button("Stop").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task PhotographAsync(ChatPage page, string file) =>
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, file), Animations = ScreenshotAnimations.Disabled });
}
