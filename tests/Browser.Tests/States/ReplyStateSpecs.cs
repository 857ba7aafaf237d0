using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.States;

/// <summary>Every state a reply can be in, said in words a child reads, with one button that helps.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ReplyStateSpecs(Chromium chromium, ReplyStateSpecs.TwoModels stage) : IClassFixture<ReplyStateSpecs.TwoModels>
{
    public sealed class TwoModels : Stage
    {
        protected override LmStudio.Simulator.SimulatorOptions Simulator => Scripts.AwakeAndAsleep(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_model_that_is_not_in_memory_is_woken_by_name()
    {
        stage.Script(Scripts.Answer("cold start", "Good morning."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.Locator("select.picker:visible").SelectOptionAsync(Scripts.Asleep);
        var woken = await maya.WatchForAsync("article.reply", $"Waking up {Scripts.AsleepName}…");
        await maya.AskAsync("cold start");
        await woken();
        await maya.WaitForTextAsync(maya.Reply, "Good morning.");
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task Thoughts_are_folded_with_the_seconds_counted_and_stay_folded_above_the_reply()
    {
        stage.Script(
            Behaviour.Stalls(afterTokens: 8) with { Reasoning = Scripts.Words(30), When = new() { Contains = "think for long" } },
            Scripts.Answer("think hard", "Four.") with { Reasoning = Scripts.Words(60) });
        await using var maya = await stage.MemberAsync(chromium);
        var begun = await maya.WatchForAsync("details.reasoning summary", "Thinking for ");
        await maya.AskAsync("think for long");
        var thoughts = maya.Reply.Locator("details.reasoning");
        await begun();
        await Expect(thoughts.Locator("summary")).ToContainTextAsync("seconds…");
        await Expect(thoughts).Not.ToHaveAttributeAsync("open", "");
        await maya.Button("Stop").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "You stopped here.");

        await maya.AskAsync("think hard");
        await maya.WaitForTextAsync(maya.Reply.Locator(".prose"), "Four.");
        await Expect(thoughts.Locator("summary")).ToHaveTextAsync("What it thought");
        await thoughts.Locator("summary").ClickAsync();
        await Expect(thoughts.GetByText("word60")).ToBeVisibleAsync();
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_stopped_reply_goes_on_where_it_stopped()
    {
        stage.Script(Scripts.OnAndOn("stop me"), Scripts.Answer("stop me", " and the rest"));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("stop me");
        await maya.WaitForTextAsync(maya.Reply, "word5");
        await maya.Page.Keyboard.PressAsync("Escape");
        await maya.WaitForTextAsync(maya.Reply, "You stopped here.");
        var stopped = await maya.ReplyTextAsync();
        await maya.Reply.GetByText("Continue").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "and the rest");
        Assert.StartsWith(stopped, await maya.ReplyTextAsync(), StringComparison.Ordinal);
        await Expect(maya.Replies).ToHaveCountAsync(1);
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_reply_that_ran_out_of_room_goes_on_from_its_last_word()
    {
        stage.Script(Scripts.Answer("long list", "one two three") with { FinishReason = "length" }, Scripts.Answer("long list", " four five"));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("long list");
        await maya.WaitForTextAsync(maya.Reply, "It ran out of room.");
        await maya.Reply.GetByText("Continue").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "one two three four five");
        await Expect(maya.Reply.GetByText("It ran out of room.")).ToHaveCountAsync(0);
        await Expect(maya.Replies).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(FaultKind.EventError, "The model stopped working in the middle.")]
    [InlineData(FaultKind.Reset, "")]
    public async Task A_failed_reply_keeps_its_text_says_what_happened_and_offers_one_button(FaultKind fault, string words)
    {
        var asked = $"fail with {fault}";
        stage.Script(
            Behaviour.Breaks(fault, afterTokens: 4, "one two three four five six") with { When = new() { Contains = asked } },
            Scripts.Answer(asked, "All well now."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync(asked);
        var note = maya.Reply.Locator(".note-danger");
        await maya.WaitForTextAsync(note, words);
        await maya.WaitForTextAsync(maya.Reply.Locator(".prose"), "one two");
        await Expect(note.Locator("button")).ToHaveCountAsync(1);
        await note.GetByText("Try again").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "All well now.");
        await maya.WaitForTextAsync(maya.Reply.Locator(".versions"), "2/2");
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_refusal_of_the_model_server_is_explained_without_its_own_words()
    {
        stage.Script(Behaviour.Refuses(401, "Malformed LM Studio API token provided") with { When = new() { Contains = "wrong key" } });
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("wrong key");
        await maya.WaitForTextAsync(maya.Reply.Locator(".note-danger"), "did not let us in");
        await Expect(maya.Page.GetByText("Malformed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reply_is_read_in_the_element_it_was_written_in()
    {
        stage.Script(Scripts.Answer("stay where you are", "One.\n\nTwo.\n\nThree.") with { Cadence = TimeSpan.FromMilliseconds(150) });
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("stay where you are");
        await maya.WaitForTextAsync(maya.Reply.Locator(".prose"), "One.");
        var first = await maya.Reply.Locator(".prose p").First.ElementHandleAsync();
        await maya.WaitForTextAsync(maya.Reply, "Three.");
        await maya.Button("Answer again").WaitForAsync();
        Assert.True(await first.EvaluateAsync<bool>("first => first === document.querySelector('article.reply .prose p')"));
    }

    [Fact]
    public async Task Every_reply_names_its_model_its_speed_and_its_wait()
    {
        stage.Script(Scripts.Answer("figures", "Here they are, one after the other."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("figures");
        var footer = maya.Reply.Locator(".message-footer .meta");
        await maya.WaitForTextAsync(footer, Scripts.AwakeName);
        await maya.WaitForTextAsync(footer, "tokens/s");
        await maya.WaitForTextAsync(footer, "first word");
    }
}
