using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Work;

/// <summary>What a browser that has never been here asks for before the page can be used, counted by name: each is a way to the server and back.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class FirstUseSpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task A_first_visit_asks_for_nothing_that_can_wait()
    {
        await using var maya = await stage.MemberAsync(chromium);
        await maya.Page.WaitForFunctionAsync(
            """
            () => {
              const asked = path => performance.getEntriesByType('resource').filter(e => e.name.endsWith(path)).length;
              return asked('/api/conversations?view=active') > 1 && asked('/api/models') > 1;
            }
            """);
        await maya.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var asked = await maya.Page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(e => (u => u.pathname + u.search)(new URL(e.name)))");

        // A file's name ends in a fingerprint. The lists come twice: at once, and whole when the live line has said that from there on nothing is missed.
        Assert.Equal(
            [
                "/api/conversations?view=active", "/api/conversations?view=active", "/api/models", "/api/models", "/api/preferences", "/api/session",
                "/assets/boot", "/assets/chunk", "/assets/chunk", "/assets/main", "/assets/styles",
                "/hub/chat/negotiate?negotiateVersion=1", "/icons/icon.svg",
            ],
            asked.Select(a => a.StartsWith("/assets/", StringComparison.Ordinal) ? a.Split('-')[0] : a).Order(StringComparer.Ordinal));
    }
}
