using System.Diagnostics;
using Microsoft.Playwright;

namespace FamilyChat.Bench.Page;

/// <summary>
/// The page's Markdown by itself, in the distribution's Chromium: parsed, sanitized and put on a page, without style and layout. What the
/// whole page costs while it chats is measured by <c>tests/Browser.Tests/Work</c>.
/// </summary>
internal static class PageTable
{
    private const int Runs = 5;

    /// <summary>Characters a frame, as a quick model writes them.</summary>
    private const int Pace = 20;

    private const string AllKinds =
        "A paragraph with **bold** words and `code` in it, long enough to wrap over two lines on most screens.\n\n- one\n- two\n\n" +
        "```js\nconst a = 1;\nconst b = a + 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n";

    private static readonly IReadOnlyList<(string Name, string Text)> Texts =
    [
        ("all kinds of blocks", string.Concat(Enumerable.Repeat(AllKinds, 100))),
        ("one list", string.Concat(Enumerable.Repeat("- a thing of a **long** list, in some words\n", 450))),
        ("one program", $"```js\n{string.Concat(Enumerable.Repeat("const line = 'of a long program';\n", 580))}```\n"),
    ];

    internal static async Task PrintAsync(TextWriter output)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
        var page = await browser.NewPageAsync();
        await page.AddScriptTagAsync(new() { Content = await BundleAsync() });
        var table = new Table(output, "page", $"Markdown of 20,000 characters in Chromium {browser.Version}, {Pace} characters a frame");
        foreach (var (name, text) in Texts)
        {
            await DrawAsync(page, text);
            var drawn = new List<Drawn>();
            for (var run = 0; run < Runs; run++)
                drawn.Add(await DrawAsync(page, text));
            await table.AddAsync($"{name}: drawn whole, ms", "", [.. drawn.Select(d => d.Whole)]);
            await table.AddAsync("… a frame while it grows, mean, ms", "≤ 3", [.. drawn.Select(d => d.Frames.Average())]);
            await table.AddAsync("… p99, ms", "", [.. drawn.Select(d => d.Frames.Order().ElementAt(d.Frames.Count * 99 / 100))]);
        }

        await table.KeepAsync();
    }

    private static async Task<Drawn> DrawAsync(IPage page, string text)
    {
        var times = await page.EvaluateAsync<double[]>("([text, pace]) => draw(text, pace)", new object[] { text, Pace });
        return new Drawn(times[0], times[1..]);
    }

    /// <summary>The page's own modules as one script, by the page's own bundler.</summary>
    private static async Task<string> BundleAsync()
    {
        var client = Path.Combine(Repository.Root, "src", "Web", "Client");
        var entry = Path.Combine(Repository.Root, "bench", "FamilyChat.Bench", "Page", "markdown.ts");
        using var bundler = Process.Start(new ProcessStartInfo(
            Path.Combine(client, "node_modules", ".bin", "esbuild"), [entry, "--bundle", "--minify", "--format=iife", "--target=es2023"])
        {
            WorkingDirectory = client,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var script = await bundler.StandardOutput.ReadToEndAsync();
        await bundler.WaitForExitAsync();
        return bundler.ExitCode == 0 ? script : throw new InvalidOperationException("The page's modules could not be bundled.");
    }

    /// <param name="Whole">Milliseconds for the finished text.</param>
    /// <param name="Frames">Milliseconds of each frame while it grew.</param>
    private sealed record Drawn(double Whole, IReadOnlyList<double> Frames);
}
