using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.States;

/// <summary>The model, the server or the network is away: nothing is lost, and the reason is said in plain words.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class AwaySpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task A_message_to_a_sleeping_model_is_kept_and_goes_out_when_it_is_back()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await stage.ModelGoesAwayAsync();
        await maya.AskAsync("are you there");
        await maya.WaitForTextAsync(maya.Reply, "The model is asleep. Your message will go out when it is back.");
        await Expect(maya.Page.Locator(".banner-warning")).ToHaveTextAsync("The model is asleep. What you send goes out when it is back.");

        await stage.ModelComesBackAsync();
        await Expect(maya.Reply.Locator(".prose")).ToContainTextAsync("are you there");
        await Expect(maya.Page.Locator(".banner-warning")).ToHaveCountAsync(0);
        await Expect(maya.Replies).ToHaveCountAsync(1);
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_message_sent_without_a_connection_is_kept_over_a_reload_and_sent_once()
    {
        stage.Script(FamilyChat.LmStudio.Simulator.Scripting.Behaviour.Says("Welcome back."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("hello", "Welcome back.");
        await maya.Page.WaitForFunctionAsync("() => navigator.serviceWorker?.controller !== null");

        stage.Server.Kill();
        await maya.AskAsync("from the train");
        await maya.WaitForTextAsync(maya.Questions.Last, "Kept here. It goes out when the connection is back.");
        await Expect(maya.Page.GetByText("No connection. What you send is kept.")).ToBeVisibleAsync();
        // Nobody is shown the door who could walk in again: the session is the server's to end.
        await maya.Page.Locator(".me").ClickAsync();
        await maya.Link("Account").ClickAsync();
        await maya.Button("Sign out").ClickAsync();
        await maya.WaitForTextAsync(maya.Page.Locator(".toast"), "You are still signed in.");
        await maya.Titles.First.ClickAsync();
        await stage.Server.RestartAsync();

        await maya.WaitForTextAsync(maya.Reply.Locator(".prose"), "from the train");
        await maya.Page.ReloadAsync();
        await maya.WaitForTextAsync(maya.Reply.Locator(".prose"), "from the train");
        await Expect(maya.Questions).ToHaveCountAsync(2);
        await Expect(maya.Replies).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_door_comes_once_when_the_connection_ends_before_the_answer_to_signing_out()
    {
        await using var maya = await stage.MemberAsync(chromium);
        var answer = new TaskCompletionSource();
        await maya.Page.RouteAsync("**/api/session", async route =>
        {
            if (route.Request.Method != "DELETE")
            {
                await route.ContinueAsync();
                return;
            }

            var response = await route.FetchAsync();
            await answer.Task;
            await route.FulfillAsync(new() { Response = response });
        });
        await maya.Page.Locator(".me").ClickAsync();
        await maya.Link("Account").ClickAsync();
        await maya.Page.RunAndWaitForResponseAsync(
            () => maya.Button("Sign out").ClickAsync(), r => r.Status == 401 && r.Url.Contains("/hub/chat/negotiate", StringComparison.Ordinal));
        await maya.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.Equal(0, await maya.Page.Locator("[name=password]").CountAsync());

        answer.SetResult();
        await maya.Page.WaitForURLAsync("**/signin");
        await maya.Page.Locator("[name=password]").WaitForAsync();
    }

    [Fact]
    public async Task Conversations_begun_without_a_connection_each_begin_once_when_it_is_back_in_whichever_tab_also_after_a_reload()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.WaitForFunctionAsync("() => navigator.serviceWorker?.controller !== null");
        var tab = new ChatPage(await maya.Page.Context.NewPageAsync());
        await tab.Page.GotoAsync("/");
        await tab.Composer.WaitForAsync();
        stage.Server.Kill();
        await maya.AskAsync("begun on the train");
        await maya.WaitForTextAsync(maya.Questions.Last, "Kept here. It goes out when the connection is back.");
        await maya.AskAsync("and gone on with");
        await Expect(maya.Questions).ToHaveCountAsync(2);
        await maya.Composer.FillAsync("half a thought");
        await maya.NewConversationAsync();
        await Expect(maya.Questions).ToHaveCountAsync(0);
        await Expect(maya.Composer).ToHaveValueAsync("");
        await maya.AskAsync("something else");
        await Expect(maya.Questions).ToHaveCountAsync(1);
        foreach (var page in new[] { maya, tab })
            await Expect(page.Titles).ToHaveTextAsync(["something else", "begun on the train"]);
        await tab.Titles.Last.ClickAsync();
        await Expect(tab.Questions).ToHaveCountAsync(2);
        await Expect(tab.Composer).ToHaveValueAsync("half a thought");
        await maya.Page.ReloadAsync();
        await Expect(maya.Page.Locator(".door").GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await stage.Server.RestartAsync();

        await maya.WaitForTextAsync(maya.Reply.Locator(".prose"), "something else");
        await tab.WaitForTextAsync(tab.Reply.Locator(".prose"), "and gone on with");
        await Expect(maya.Questions).ToHaveCountAsync(1);
        await Expect(tab.Questions).ToHaveCountAsync(2);
        await Expect(tab.Composer).ToHaveValueAsync("half a thought");
        foreach (var page in new[] { maya, tab })
        {
            await page.WholeAsync();
            await page.Page.WaitForURLAsync("**/c/*");
            await Expect(page.Titles).ToHaveCountAsync(2);
        }

        await tab.Page.ReloadAsync();
        await Expect(tab.Questions).ToHaveCountAsync(2);
        await Expect(tab.Replies).ToHaveCountAsync(2);
        await Expect(tab.Titles).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_page_that_slept_gets_a_new_connection_and_the_reply_goes_on_in_it_without_a_gap()
    {
        stage.Script(Scripts.Slowly("while you sleep"));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("while you sleep");
        await maya.WaitForTextAsync(maya.Reply, "word20");
        var connected = maya.Page.WaitForWebSocketAsync();
        await maya.Page.EvaluateAsync(Sleep);
        await connected;

        await maya.WaitForTextAsync(maya.Reply, "word300");
        await maya.WholeAsync();
        Assert.Equal(Scripts.Words(300), await maya.ReplyTextAsync());
        await Expect(maya.Replies).ToHaveCountAsync(1);
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task A_reply_cut_by_a_power_cut_offers_to_be_tried_again()
    {
        stage.Script(Scripts.OnAndOn("lights out"), Scripts.Answer("lights out", "Here is all of it."));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAsync("lights out");
        await maya.WaitForTextAsync(maya.Reply, "word20");
        await stage.Server.KillAndRestartAsync();
        await maya.WaitForTextAsync(maya.Reply, "The server restarted here.");
        await maya.Button("Try again").ClickAsync();
        await maya.WaitForTextAsync(maya.Reply, "Here is all of it.");
        await maya.WaitForTextAsync(maya.Reply.Locator(".versions"), "2/2");
    }

    [Fact]
    public async Task What_was_typed_is_still_there_after_a_reload_in_each_conversation_its_own()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("one", "one");
        await maya.Composer.FillAsync("half a thought about one");
        await maya.NewConversationAsync();
        await maya.Composer.FillAsync("something new");
        await maya.Page.ReloadAsync();
        await Expect(maya.Composer).ToHaveValueAsync("something new");
        await maya.Titles.First.ClickAsync();
        await Expect(maya.Composer).ToHaveValueAsync("half a thought about one");
    }

    [Fact]
    public async Task A_link_to_a_conversation_survives_signing_in()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("keep this link", "keep this link");
        var address = new Uri(maya.Page.Url).PathAndQuery;
        await using var tablet = await chromium.BlankAsync(stage.Server);
        await tablet.Page.GotoAsync(address);
        await tablet.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await tablet.SignInAsync(maya.UserName);
        await tablet.WaitForTextAsync(tablet.Reply, "keep this link");
        Assert.Equal(address, new Uri(tablet.Page.Url).PathAndQuery);
    }

    /// <summary>What a page notices of a night: it was hidden, it is seen again, and by its clock a minute has passed.</summary>
    private const string Sleep =
        """
        () => {
          const now = Date.now.bind(Date);
          let hidden = true;
          Object.defineProperty(document, 'hidden', { get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
          Date.now = () => now() + 60_000;
          hidden = false;
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """;
}
