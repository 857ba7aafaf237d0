using System.Globalization;
using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Work;

/// <summary>
/// Long texts never freeze the page. What is asserted is work, which is the same on a slow machine: how much is put on the page, and
/// that a frame costs no more in a long conversation than in a short one. The figures themselves go to the figures sheet.
/// </summary>
[Collection(ChromiumCollection.Name)]
public sealed class LongTextSpecs(Chromium chromium, LongTextSpecs.Patient stage, ITestOutputHelper output) : IClassFixture<LongTextSpecs.Patient>
{
    private const int PastedLength = 200_000;
    private const int ReplyLength = 20_000;

    /// <summary>Milliseconds of the processor a frame may cost in script before something is badly wrong; the aim is 3.</summary>
    private const double TooMuchPerFrame = 12;

    public sealed class Patient : Stage
    {
        protected override SimulatorOptions Simulator => SimulatorOptions.Testing with
        {
            Models = [new SimulatedModel { Id = "test/roomy", MaxContextLength = 1_000_000, LoadedContextLength = 1_000_000 }],
        };

        protected override (string Key, string Value)[] Settings => [("Limits:MessagesPerMinute", "100000"), ("Limits:QueuedMessagesPerConversation", "2000")];
    }

    [Fact]
    public async Task A_paste_of_200_000_characters_folds_into_a_line_and_is_sent_whole()
    {
        stage.Script(Behaviour.Says("Read it all."));
        await using var maya = await stage.MemberAsync(chromium);
        var text = string.Concat(Enumerable.Range(0, PastedLength / 10).Select(n => n.ToString("D9", CultureInfo.InvariantCulture) + "\n"));
        var work = await Workload.OfAsync(maya, async () =>
        {
            await Pasting.PasteAsync(maya, text);
            await Expect(maya.Page.Locator(".pastes li")).ToContainTextAsync("200,000 characters");
            await maya.Page.Keyboard.PressAsync("Enter");
            await maya.WaitForTextAsync(maya.Reply, "Read it all.");
        });
        Figures.Keep(output, "paste and send 200,000 characters", work.ToString());

        await Expect(maya.Questions.First.GetByText("Show all (200,000 characters)")).ToBeVisibleAsync();
        Assert.True(await maya.Page.EvaluateAsync<int>("() => document.body.textContent.length") < 10_000);
        var sent = await Stage.CallAsync(maya, "GET", $"/api{new Uri(maya.Page.Url).PathAndQuery.Replace("/c/", "/conversations/", StringComparison.Ordinal)}");
        Assert.Equal(text.TrimEnd(), sent.GetProperty("messages")[0].GetProperty("text").GetString()!.TrimEnd());
    }

    [Fact]
    public async Task A_frame_of_a_growing_reply_costs_the_same_in_a_short_conversation_and_in_one_of_2_000_messages()
    {
        var after40 = await StreamAfterAsync(40);
        var after2000 = await StreamAfterAsync(2_000);

        Assert.InRange(after40.ScriptPerFrame, 0, TooMuchPerFrame);
        Assert.InRange(after2000.ScriptPerFrame, 0, Math.Max(TooMuchPerFrame, 3 * after40.ScriptPerFrame));
    }

    private async Task<Workload> StreamAfterAsync(int messages)
    {
        await using var maya = await stage.MemberAsync(chromium);
        var conversation = Stage.CallAsync(maya, "POST", "/api/conversations", new { task = "general", title = $"{messages} messages" });
        var id = (await conversation).GetProperty("id").GetString()!;
        await Chatter.FillAsync(maya, id, messages / 2);
        await maya.Page.GotoAsync($"/c/{id}");
        await maya.WaitForTextAsync(maya.Reply, $"message {messages / 2} ");
        await Expect(maya.Page.GetByText("Fetching earlier messages…")).ToHaveCountAsync(0);

        stage.Script(Scripts.Answer("a long story", Story()) with { Cadence = TimeSpan.FromMilliseconds(1) });
        var work = await Workload.OfAsync(maya, async () =>
        {
            await maya.AskAsync("a long story");
            await Expect(maya.Reply).ToContainTextAsync("The very end.");
            await maya.WholeAsync();
        });
        Figures.Keep(output, $"a reply of {ReplyLength} characters after {messages} messages", work.ToString());
        return work;
    }

    /// <summary>Markdown of all kinds, so that every way of drawing is measured.</summary>
    private static string Story()
    {
        const string part = "A paragraph with **bold** words and `code` in it, long enough to wrap over two lines on most screens.\n\n- one\n- two\n\n```js\nconst a = 1;\nconst b = a + 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n";
        return string.Concat(Enumerable.Repeat(part, ReplyLength / part.Length)) + "The very end.";
    }
}
