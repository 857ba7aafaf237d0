using System.Globalization;
using FamilyChat.Browser.Tests.Driving;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Work;

/// <summary>A long conversation opens as a short one does: its server reads a snapshot, its page draws the end first.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class OpeningSpecs(Chromium chromium, LongTextSpecs.Patient stage, ITestOutputHelper output) : IClassFixture<LongTextSpecs.Patient>
{
    private const int Messages = 2_000;

    /// <summary>Milliseconds beyond which something is badly wrong on any machine; the aims are 100 and 300.</summary>
    private const double FarTooLong = 5_000;

    [Fact]
    public async Task A_conversation_of_2_000_messages_opens_from_the_journal_at_once()
    {
        await using var maya = await stage.MemberAsync(chromium);
        var small = await BeginAsync(maya, "A short one", 1);
        var large = await BeginAsync(maya, "A long evening", Messages / 2);
        stage.Server.Kill();
        await stage.Server.RestartAsync();

        // The small one first, so that what is measured is the conversation and not the first request after a start.
        var answered = await maya.Page.EvaluateAsync<double>(
            """
            async ([small, large]) => {
              await (await fetch(`/api/conversations/${small}`)).text();
              const begun = performance.now();
              await (await fetch(`/api/conversations/${large}`)).text();
              return performance.now() - begun;
            }
            """,
            new[] { small, large });
        await maya.Page.GotoAsync($"/c/{small}");
        await Expect(maya.Replies).ToHaveCountAsync(1);
        await Expect(maya.Titles).ToHaveCountAsync(2);
        var shown = await maya.Page.EvaluateAsync<double>(
            """
            async ([title, last]) => {
              const link = [...document.querySelectorAll('nav a, aside a')].find(a => a.textContent.includes(title));
              const begun = performance.now();
              link.click();
              while (![...document.querySelectorAll('article.reply')].some(a => a.textContent.includes(last)))
                await new Promise(requestAnimationFrame);
              return performance.now() - begun;
            }
            """,
            new[] { "A long evening", $"message {Messages / 2} " });

        Figures.Keep(output, $"opening {Messages} messages", string.Create(
            CultureInfo.InvariantCulture, $"{answered:0} ms until the server's answer is read, from the journal; {shown:0} ms from the tap to its end on the page"));
        Assert.InRange(answered, 0, FarTooLong);
        Assert.InRange(shown, 0, FarTooLong);
    }

    private static async Task<string> BeginAsync(ChatPage maya, string title, int questions)
    {
        var id = (await Stage.CallAsync(maya, "POST", "/api/conversations", new { task = "general", title })).GetProperty("id").GetString()!;
        await Chatter.FillAsync(maya, id, questions);
        return id;
    }
}
