using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.States;

/// <summary>One model for the whole family: everyone sees their place, and what is sent while a reply is written waits its turn.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class QueueSpecs(Chromium chromium, QueueSpecs.OneSlot stage) : IClassFixture<QueueSpecs.OneSlot>
{
    public sealed class OneSlot : Stage
    {
        protected override SimulatorOptions Simulator => SimulatorOptions.Testing with { Slots = 1 };

        protected override (string Key, string Value)[] Settings => [("ModelServer:Slots", "1")];
    }

    [Fact]
    public async Task Members_who_wait_for_the_one_model_see_their_place_and_move_up()
    {
        stage.Script(Scripts.Unending("mine first"), Scripts.Unending("then me"), Scripts.Answer("me last", "Your turn."));
        await using var maya = await stage.MemberAsync(chromium);
        await using var noah = await stage.MemberAsync(chromium, "Noah");
        await using var grandma = await stage.MemberAsync(chromium, "Grandma");
        await maya.AskAsync("mine first");
        await maya.WaitForTextAsync(maya.Reply, "word3");
        await noah.AskAsync("then me");
        await noah.WaitForTextAsync(noah.Reply, "You are next in line");
        await grandma.AskAsync("me last");
        await grandma.WaitForTextAsync(grandma.Reply, "You are 2nd in line");

        await maya.Button("Stop").ClickAsync();
        await noah.WaitForTextAsync(noah.Reply, "word3");
        await grandma.WaitForTextAsync(grandma.Reply, "You are next in line");
        await noah.Button("Stop").ClickAsync();
        await grandma.WaitForTextAsync(grandma.Reply, "Your turn.");
    }

    [Fact]
    public async Task A_message_sent_while_a_reply_is_written_waits_and_goes_out_after_it()
    {
        stage.Script(Scripts.Unending("the first one"), Scripts.Answer("the second one", "Second answer."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("the first one");
        await maya.WaitForTextAsync(maya.Reply, "word3");
        await maya.Composer.FillAsync("the second one");
        await maya.Button("Send next").ClickAsync();
        await maya.WaitForTextAsync(maya.Questions.Last, "Goes out when the reply before it is done");
        await maya.WaitForTextAsync(maya.Questions.First, "the first one");
        await maya.WaitForTextAsync(maya.Reply, "word3");

        await maya.Button("Stop").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "Second answer.");
        await Expect(maya.Questions).ToHaveCountAsync(2);
        await Expect(maya.Page.GetByText("Goes out when the reply before it is done")).ToHaveCountAsync(0);
        Assert.Empty(maya.Problems);
    }
}
