using FamilyChat.Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Safety;

/// <summary>A name is shown to others: to the admin who looks after the members, and, of the admin who looked, to the member.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class HostileNameSpecs(Chromium chromium) : Stage, IAsyncLifetime
{
    private const string Breach = "<img src=x onerror=pwned(1)>";

    [Fact]
    public async Task A_hostile_name_is_only_a_name_wherever_another_sees_it()
    {
        // The admin, who looks, has a hostile name as well.
        await using var admin = await MemberAsync(chromium, $"A {Breach}");
        await using var child = await MemberAsync(chromium, $"B {Breach}");
        var (beside, besideChild) = (await Watchman.BesideAsync(admin, new Uri(Server.Address)), await Watchman.BesideAsync(child, new Uri(Server.Address)));
        await child.AskAndWaitAsync("Hello", "Hello");
        var conversation = child.Page.Url.Split('/')[^1];
        var childId = (await CallAsync(child, "GET", "/api/session")).GetProperty("user").GetProperty("id").GetString();
        var names = Hostile.Texts.Where(t => t.Length <= 60 && t.Trim() == t && t.All(c => c is >= ' ' and <= '~')).ToList();
        Assert.True(names.Count > 80, $"{names.Count} names");
        foreach (var name in names.Append($"B {Breach}"))
            await CallAsync(admin, "PATCH", $"/api/admin/users/{childId}", new { displayName = name });

        await CallAsync(admin, "GET", $"/api/admin/conversations/{conversation}");
        foreach (var path in new[] { "/admin/members", "/admin/audit", "/admin/usage" })
        {
            await admin.Page.GotoAsync(path);
            await Expect(admin.Page.Locator("main")).ToContainTextAsync(Breach);
            await Expect(admin.Page.Locator("main .skeleton")).ToHaveCountAsync(0);
            await Hostile.AssertHarmlessAsync(admin, beside);
        }

        await UntilAsync(child, "/api/privacy/views", looks => looks.GetArrayLength() > 0);
        await child.Page.GotoAsync("/settings/privacy");
        await Expect(child.Page.Locator("main")).ToContainTextAsync($"A {Breach}");
        await Hostile.AssertHarmlessAsync(child, besideChild);
    }
}
