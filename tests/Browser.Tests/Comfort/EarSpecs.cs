using FamilyChat.Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Comfort;

/// <summary>For the ear: a screen reader hears a reply grow, and the browser's own voice reads one aloud.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class EarSpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    private const string Reply = "Plants **eat** light. They drink water. And what do they breathe? Air, of course.";

    [Fact]
    public async Task A_growing_reply_is_announced_in_whole_sentences_each_once()
    {
        stage.Script(Scripts.Answer("for the ear", Reply) with { Cadence = TimeSpan.FromMilliseconds(40) });
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.EvaluateAsync(Listen);
        await maya.AskAsync("for the ear");
        await maya.WaitForTextAsync(maya.Reply, "Air, of course.");
        await maya.Page.WaitForFunctionAsync("() => heard.includes('The reply is complete.')");

        var heard = await maya.Page.EvaluateAsync<string[]>("() => heard");
        var said = string.Join(' ', heard.Where(line => !Notices.Contains(line)));
        Assert.Equal(Reply.Replace("**", "", StringComparison.Ordinal), said);
        Assert.All(heard.Where(line => !Notices.Contains(line)), line => Assert.Contains(line[^1], ".?"));
    }

    [Fact]
    public async Task A_reply_is_read_aloud_until_it_ends_or_is_silenced()
    {
        stage.Script(Scripts.Answer("read to me", Reply));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.EvaluateAsync(Voice);
        await maya.AskAndWaitAsync("read to me", "Air, of course.");

        await maya.Button("Read aloud").ClickAsync();
        await Expect(maya.Button("Stop reading")).ToBeVisibleAsync();
        Assert.Equal(
            ["Plants eat light.", "They drink water.", "And what do they breathe?", "Air, of course."],
            await maya.Page.EvaluateAsync<string[]>("() => spoken.map(u => u.text)"));
        Assert.Equal("en", await maya.Page.EvaluateAsync<string>("() => spoken[0].lang"));

        await maya.Button("Stop reading").ClickAsync();
        await Expect(maya.Button("Read aloud")).ToBeVisibleAsync();
        Assert.Equal(1, await maya.Page.EvaluateAsync<int>("() => cancelled"));

        await maya.Button("Read aloud").ClickAsync();
        await maya.Page.EvaluateAsync("() => spoken.at(-1).onend()");
        await Expect(maya.Button("Read aloud")).ToBeVisibleAsync();

        await maya.Button("Read aloud").ClickAsync();
        await maya.NewConversationAsync();
        await maya.Page.WaitForFunctionAsync("() => cancelled === 2");
        Assert.Empty(maya.Problems);
    }

    private static readonly string[] Notices =
        ["It is your turn in a moment", "Reading your message…", "You are next in line", "The reply is complete."];

    private const string Listen =
        """
        () => {
          globalThis.heard = [];
          new MutationObserver(all => heard.push(...all.flatMap(m => [...m.addedNodes]).map(n => n.textContent)))
            .observe(document.querySelector('[role=log]'), { childList: true });
        }
        """;

    /// <summary>A machine without a sound card has no voices; what would be spoken is written down instead.</summary>
    private const string Voice =
        """
        () => {
          globalThis.spoken = [];
          globalThis.cancelled = 0;
          speechSynthesis.speak = utterance => spoken.push(utterance);
          speechSynthesis.cancel = () => cancelled++;
        }
        """;
}
