using FamilyChat.Browser.Tests.Driving;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>The collection of hostile texts, one a line, and what must be true of a page that shows them.</summary>
internal static class Hostile
{
    public static readonly string[] Texts = Load();

    /// <summary>Nothing ran, nothing left, the policy had nothing to refuse, and nothing is left in the page that could.</summary>
    public static async Task AssertHarmlessAsync(ChatPage page, Watchman watchman)
    {
        var left = await page.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')]
              .filter(e => [...e.attributes].some(a => a.name.startsWith('on') || /^\s*(javascript|data|vbscript):/i.test(a.value))
                || e.matches(':is(.prose, .plain, .item-title, .evidence, main, #history) :is(script, iframe, object, embed, img, link, meta, base, video, audio, style)')
                || e.matches('.prose :is(form, input)'))
              .map(e => e.outerHTML.slice(0, 200))
            """);
        Assert.Empty(left);
        Assert.Empty(watchman.Seen);
        Assert.Empty(page.Problems);
    }

    private static string[] Load()
    {
        using var text = new StreamReader(typeof(Hostile).Assembly.GetManifestResourceStream("hostile-markup.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
