using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>The main job, from a person's hands to the journal and back: published server, real HTTP model server, real browser.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class MessageJourneySpecs(Chromium chromium) : IAsyncLifetime
{
    private static readonly string Story = Scripts.Words(300);

    private static readonly string LongStory = Scripts.Words(Scripts.Many);

    private SimulatorServer _model = null!;
    private FamilyChatServer _server = null!;

    public async Task InitializeAsync()
    {
        _model = await SimulatorServer.StartAsync(SimulatorOptions.Testing);
        _server = await FamilyChatServer.StartAsync(_model.BaseAddress.ToString());
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_is_seen_growing_stopped_with_its_text_kept_and_survives_a_reload_while_it_is_written()
    {
        _model.Script(Scripts.OnAndOn("Tell me a story"), Scripts.Slowly("Another one"));
        await using var maya = await chromium.OpenAsync(_server);
        await maya.RegisterAsync("Maya");

        await maya.AskAsync("Tell me a story");
        var lengths = await GrowthsAsync(maya, 3);
        Assert.True(lengths.Distinct().Count() >= 3, $"seen lengths: {string.Join(", ", lengths)}");

        await maya.WaitForTextAsync(maya.Replies.Last, "word3");
        await maya.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await maya.WaitForTextAsync(maya.Replies.Last, "You stopped here.");
        var stopped = await maya.ReplyTextAsync();
        Assert.StartsWith("word1 word2 word3", stopped, StringComparison.Ordinal);
        Assert.StartsWith(stopped, LongStory, StringComparison.Ordinal);
        var generation = await _model.Recorder.WaitForAsync(r => r.Outcome == GenerationOutcome.Cut);
        Assert.True(generation.Tokens < Scripts.Many);

        await maya.AskAsync("Another one");
        await maya.WaitForTextAsync(maya.Replies.Last, "word20");
        await maya.Page.ReloadAsync();
        await maya.WaitForTextAsync(maya.Replies.Last, "word300");
        await Expect(maya.Replies).ToHaveCountAsync(2);
        await Expect(maya.Questions).ToHaveCountAsync(2);
        Assert.Equal(Story, await maya.ReplyTextAsync());
        Assert.Empty(maya.Problems);
    }

    [Fact]
    public async Task Renaming_does_not_reorder_and_a_second_member_sees_nothing_of_the_first()
    {
        await using var maya = await chromium.OpenAsync(_server);
        await maya.RegisterAsync("Maya");
        await maya.AskAsync("First question");
        await Expect(maya.Replies).ToHaveCountAsync(1);
        await maya.NewConversationAsync();
        await maya.AskAsync("Second question");
        await Expect(maya.Titles).ToHaveTextAsync(["Second question", "First question"]);

        await maya.Page.GetByRole(AriaRole.Button, new() { Name = "Actions for First question" }).ClickAsync();
        await maya.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" }).ClickAsync();
        await maya.NameAsync("Zebra");
        await Expect(maya.Titles).ToHaveTextAsync(["Second question", "Zebra"]);
        await maya.Page.ReloadAsync();
        await Expect(maya.Titles).ToHaveTextAsync(["Second question", "Zebra"]);

        await using var noah = await chromium.OpenAsync(_server);
        await RegisterSecondAsync(noah, "Noah");
        await Expect(noah.Titles).ToHaveCountAsync(0);
        await noah.Page.GotoAsync(new Uri(maya.Page.Url).PathAndQuery);
        await Expect(noah.Page.GetByText("Second question")).ToHaveCountAsync(0);
        await Expect(noah.Page.GetByText("Zebra")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_said_is_there_after_signing_out_and_after_a_power_cut()
    {
        _model.Script(Behaviour.Says("Because of Rayleigh scattering."));
        await using var maya = await chromium.OpenAsync(_server);
        await maya.RegisterAsync("Maya");
        await maya.AskAsync("Why is the sky blue?");
        await maya.WaitForTextAsync(maya.Replies.Last, "Rayleigh scattering.");

        await SignOutAsync(maya);
        await maya.SignInAsync("Maya");
        await OpenFirstAsync(maya);
        await maya.WaitForTextAsync(maya.Replies.Last, "Rayleigh scattering.");

        await _server.KillAndRestartAsync();
        await maya.Page.ReloadAsync();
        await OpenFirstAsync(maya);
        await maya.WaitForTextAsync(maya.Replies.Last, "Rayleigh scattering.");
        await Expect(maya.Questions).ToHaveCountAsync(1);

        await SignOutAsync(maya);
        await maya.SignInAsync("Maya");
        await Expect(maya.Titles).ToHaveTextAsync(["Why is the sky blue?"]);
    }

    [Fact]
    public async Task A_power_cut_in_the_middle_of_a_reply_keeps_what_was_written_and_offers_to_go_on()
    {
        _model.Script(Scripts.OnAndOn("Tell me a story"));
        await using var maya = await chromium.OpenAsync(_server);
        await maya.RegisterAsync("Maya");
        await maya.AskAsync("Tell me a story");
        await maya.WaitForTextAsync(maya.Replies.Last, "word40");

        await _server.KillAndRestartAsync();

        await maya.WaitForTextAsync(maya.Replies.Last, "The server restarted here.");
        var kept = await maya.ReplyTextAsync();
        Assert.StartsWith(kept, LongStory, StringComparison.Ordinal);
        Assert.Contains("word20", kept, StringComparison.Ordinal);
        await Expect(maya.Replies).ToHaveCountAsync(1);
        await Expect(maya.Questions).ToHaveCountAsync(1);
    }

    private static async Task<List<int>> GrowthsAsync(ChatPage page, int wanted)
    {
        var lengths = new List<int>();
        for (var n = 0; n < wanted; n++)
        {
            var grown = await page.Page.WaitForFunctionAsync(
                """
                before => {
                  const length = document.querySelector('article.reply .prose')?.textContent.length ?? 0;
                  return length > before ? length : false;
                }
                """,
                lengths.Count == 0 ? 0 : lengths[^1]);
            lengths.Add(await grown.JsonValueAsync<int>());
        }

        return lengths;
    }

    private static async Task SignOutAsync(ChatPage page)
    {
        await page.Page.GotoAsync("/settings/account");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await page.Page.Locator("[name=password]").WaitForAsync();
    }

    private static Task OpenFirstAsync(ChatPage page) => page.Titles.First.ClickAsync();

    private static async Task RegisterSecondAsync(ChatPage page, string name)
    {
        await page.Page.GotoAsync("/signin");
        await page.Page.GetByText("Create an account").First.ClickAsync();
        await page.RegisterAsync(name);
    }
}
