using System.IO.Compression;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>When the days of the trash are over, a conversation is gone for its member, everywhere; for the audit it is not.</summary>
public sealed class TrashTests : IAsyncLifetime
{
    AuditFamily family = null!;
    Browser noah = null!;

    /// <summary>A trash that keeps for no time at all: what is deleted has been gone for long.</summary>
    public async Task InitializeAsync()
    {
        family = await AuditFamily.StartAsync(("Limits:TrashRetention", "00:00:00.0000001"));
        noah = await family.Server.RegisterAsync("noah");
    }

    public async Task DisposeAsync()
    {
        noah.Dispose();
        await family.DisposeAsync();
    }

    [Fact]
    public async Task Gone_from_the_trash_is_gone_from_everywhere_but_the_audit()
    {
        var id = await family.TalkAsync(noah, "Remember the elephant", "Never forgets", "Zoo");
        var kept = await family.TalkAsync(noah, "Remember the giraffe", "Also tall", "Savanna");
        using var deleted = await noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);
        await family.CaughtUpAsync();

        foreach (var view in new[] { "active", "archived", "trash" })
            Assert.DoesNotContain(id, (await AuditFamily.GetAsync(noah, $"/api/conversations?view={view}")).GetRawText(), StringComparison.Ordinal);
        await noah.GetAsync($"/api/conversations/{id}").ShouldRefuseAsync(404, "not-found");
        await noah.GetAsync($"/api/conversations/{id}/export?format=text").ShouldRefuseAsync(404, "not-found");
        await noah.SendAsync(HttpMethod.Post, $"/api/conversations/{id}/restore").ShouldRefuseAsync(404, "not-found");
        await noah.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "Back" }).ShouldRefuseAsync(404, "not-found");
        Assert.Empty((await AuditFamily.GetAsync(noah, "/api/search?q=elephant")).EnumerateArray());
        Assert.Empty((await AuditFamily.GetAsync(noah, "/api/search?q=zoo")).EnumerateArray());
        Assert.NotEmpty((await AuditFamily.GetAsync(noah, "/api/search?q=giraffe")).EnumerateArray());
        Assert.DoesNotContain(await FilesOfAllAsync(), name => name.Contains("Zoo", StringComparison.OrdinalIgnoreCase));
        await using (var line = await HubLine.OpenAsync(noah))
            Assert.Equal("not-found", (await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(id, "Are you there?"))).Code);

        Assert.Equal(["Remember the elephant"], (await family.EventsAsync($"conversation={id}&kind=sent")).Select(e => e.Text("summary")));
        Assert.Equal(["Zoo"], new[] { (await family.AdminGetAsync($"/api/admin/conversations/{id}")).Text("title") });
        using var stands = await noah.GetAsync($"/api/conversations/{kept}").ShouldBeAsync(200);
    }

    async Task<IReadOnlyList<string>> FilesOfAllAsync()
    {
        using var answer = await noah.GetAsync("/api/export").ShouldBeAsync(200);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return [.. zip.Entries.Select(e => e.FullName)];
    }
}
