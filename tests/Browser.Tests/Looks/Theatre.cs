using System.Text.Json;
using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>The stage all scenes share: two models, one turn at a time, and a member whose history looks like a family's.</summary>
public sealed class Theatre : Stage
{
    private static readonly string[] Titles =
        ["Dinner ideas for this week", "A birthday card for grandma", "Why is the sky blue?", "Lisbon in May, five days", "Fixing the garden gate"];

    private ChatPage _dad = null!;

    internal Chromium Chromium { get; set; } = null!;

    protected override SimulatorOptions Simulator => Scripts.AwakeAndAsleep(TimeSpan.FromSeconds(30));

    protected override (string Key, string Value)[] Settings => [("ModelServer:Slots", "1")];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // The first account is the admin's.
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        _dad = await MemberAsync(chromium, "Dad");
        await _dad.DisposeAsync();
        await chromium.DisposeAsync();
    }

    /// <summary>The family admin, on a device of their own.</summary>
    internal Task<ChatPage> DadAsync() => AgainAsync(Chromium, _dad);

    internal Task<ChatPage> MayaAsync() => MemberAsync(Chromium, "Maya");

    internal async Task<ChatPage> MayaWithHistoryAsync()
    {
        var maya = await MayaAsync();
        foreach (var title in Titles)
            await CallAsync(maya, "POST", "/api/conversations", new { task = "general", title });
        var homework = await CallAsync(maya, "POST", "/api/conversations", new { task = "general", title = "Homework: photosynthesis" });
        await CallAsync(maya, "PATCH", $"/api/conversations/{Id(homework)}", new { pinned = true });
        await CallAsync(maya, "POST", "/api/conversations", new { task = "music", title = "Albums by A. R. Rahman" });
        await maya.Titles.Nth(Titles.Length + 1).WaitForAsync();
        return maya;
    }

    /// <summary>The sample comes in while the server already answers.</summary>
    internal static Task MusicIsThereAsync(ChatPage page) =>
        page.Page.WaitForFunctionAsync("async () => (await (await fetch('/api/music')).json()).songs > 0");

    internal static string Id(JsonElement summary) => summary.GetProperty("id").GetString()!;
}
