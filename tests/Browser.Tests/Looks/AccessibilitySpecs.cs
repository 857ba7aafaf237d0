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
              const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
              const all = { rules: { 'target-size': { enabled: true } } };
              const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(coloursOnly ? colours : all) });
              return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.html} ${n.failureSummary}`));
            }
            """,
            scheme == ColorScheme.Dark);
    }

    private static async Task LeaveTheModelFreeAsync(ChatPage page)
    {
        if (!await page.Button("Stop").IsVisibleAsync())
            return;
        await page.Button("Stop").ClickAsync();
        await page.Button("Stop").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task PhotographAsync(ChatPage page, string file) =>
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, file), Animations = ScreenshotAnimations.Disabled });
}
