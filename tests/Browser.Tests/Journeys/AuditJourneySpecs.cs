using System.Text.Json;
using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Journeys;

/// <summary>A child at one device, the family admin at another: what the one did the other finds, and that it was found the one sees.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class AuditJourneySpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    private const string Child = "Maya";

    [Fact]
    public async Task The_admin_finds_everything_a_child_did_reads_it_as_it_stood_proves_it_and_the_child_sees_the_look()
    {
        Doings.Script(stage);
        await using var dad = await stage.MemberAsync(chromium, "Dad", Device.Laptop);
        await using var maya = await stage.MemberAsync(chromium, Child, Device.Laptop);
        await MakeChildAsync(dad, maya);
        await maya.DoEverythingAsync();
        await Doings.RecordedAsync(dad, Child);

        await dad.Page.GotoAsync("/admin/audit");
        await dad.Page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = Child });
        foreach (var (shown, kind, sentence) in new[]
        {
            ("Question changed", "edited", "Maya changed a question"),
            ("Answered again", "regenerated", "Maya asked for another answer"),
            ("Answer stopped", "stopped", "Maya stopped an answer"),
            ("Conversation renamed", "renamed", "Maya renamed a conversation"),
            ("Conversation deleted", "deleted", "Maya deleted a conversation"),
        })
            await FindsAsync(dad, shown, kind, sentence);
        await FindsByWordsAsync(dad);

        await ReadsBeforeTheDeletionAsync(dad);
        await ProvesAsync(dad);
        await KeepsACopyAsync(dad);
        Assert.Empty(dad.Problems);

        await Stage.UntilAsync(maya, "/api/privacy/views", looks => looks.EnumerateArray().Any(look => look.GetProperty("exported").GetBoolean()));
        await maya.Page.GotoAsync("/settings/privacy");
        await Expect(maya.Page.Locator("main li.row").Filter(new() { HasText = $"Dad looked at “{Doings.Title}”" })).ToHaveCountAsync(1);
        await Expect(maya.Page.Locator("main li.row").Filter(new() { HasText = "Dad took a copy" })).ToHaveCountAsync(1);
        Assert.Empty(maya.Problems);
    }

    private static async Task MakeChildAsync(ChatPage dad, ChatPage child)
    {
        await dad.Page.GotoAsync("/admin/members");
        await dad.Page.GetByLabel($"Role of {Child}").SelectOptionAsync(new SelectOptionValue { Label = "child" });
        await Expect(dad.Page.GetByLabel($"Role of {Child}")).ToHaveValueAsync("child");
        var me = await Stage.CallAsync(child, "GET", "/api/session");
        await Expect(dad.Page.Locator("li.row").Filter(new() { HasText = me.GetProperty("user").GetProperty("userName").GetString()! })).ToHaveCountAsync(1);
    }

    private static async Task FindsAsync(ChatPage dad, string shown, string kind, string sentence)
    {
        await dad.Page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = shown });
        await Expect(dad.Page.Locator("li.event").Filter(new() { HasText = sentence })).ToHaveCountAsync(1);
        await Expect(dad.Page.Locator($"li.event:not([data-kind={kind}])")).ToHaveCountAsync(0);
    }

    private static async Task FindsByWordsAsync(ChatPage dad)
    {
        await dad.Page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("");
        var words = dad.Page.GetByLabel("Words in it");
        await words.FillAsync("metres");
        await words.PressAsync("Enter");
        await Expect(dad.Page.Locator("li.event .said")).ToHaveTextAsync(["It is 80 metres tall."]);
        await words.FillAsync("");
        await words.PressAsync("Enter");
    }

    private static async Task ReadsBeforeTheDeletionAsync(ChatPage dad)
    {
        await dad.Page.Locator("li.event[data-kind=deleted]").GetByText("As it stood").ClickAsync();
        var past = dad.Page.Locator("article.past");
        await Expect(past).ToContainTextAsync("In the trash since");
        await Expect(past.Locator("h3")).ToHaveTextAsync(Doings.Title);

        await dad.Button("A moment earlier").ClickAsync();
        await Expect(past).Not.ToContainTextAsync("In the trash since");
        await Expect(past.Locator(".question .bubble").First).ToContainTextAsync(Doings.Asked);
        await Expect(past.Locator("del")).ToHaveTextAsync(["tall", "tower?"]);
        await Expect(past.Locator("ins")).ToHaveTextAsync(["old", "tower today?"]);
        await Expect(past.Locator(".tag").Filter(new() { HasText = "answered again" })).Not.ToHaveCountAsync(0);
        await Expect(past).ToContainTextAsync("300 years old");
        await Expect(past).ToContainTextAsync("300 years ago");
        await Expect(past.Locator(".tag").Filter(new() { HasText = "stopped" })).ToHaveCountAsync(1);

        await dad.Page.GetByRole(AriaRole.Slider).PressAsync("Home");
        await Expect(past).ToContainTextAsync("Nothing was said yet.");
        await dad.Page.GoBackAsync();
    }

    private static async Task ProvesAsync(ChatPage dad)
    {
        await dad.Button("Check that nothing was altered").ClickAsync();
        await Expect(dad.Page.Locator(".notice-good")).ToContainTextAsync("Nothing was altered");
    }

    private static async Task KeepsACopyAsync(ChatPage dad)
    {
        var download = await dad.Page.RunAndWaitForDownloadAsync(() => dad.Link("Save all as a file").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        var kinds = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "sent", "edited", "regenerated", "stopped", "renamed", "deleted", "viewed" }, kinds);
        Assert.EndsWith(".ndjson", download.SuggestedFilename, StringComparison.Ordinal);
    }
}
