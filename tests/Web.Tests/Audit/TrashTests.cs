using System.IO.Compression;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>When the days of the trash are over, a conversation is gone for its member, everywhere; for the audit it is not.</summary>
// A trash that keeps for no time at all: what is deleted has been gone for long.
public sealed class TrashTests() : FamilyOfTwo(("Limits:TrashRetention", "00:00:00.0000001"))
{
    [Fact]
    public async Task Gone_from_the_trash_is_gone_from_everywhere_but_the_audit()
    {
        var id = await Family.TalkAsync(Noah, "Remember the elephant", "Never forgets", "Zoo");
        var kept = await Family.TalkAsync(Noah, "Remember the giraffe", "Also tall", "Savanna");
        using var deleted = await Noah.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);
        await Family.CaughtUpAsync();

        foreach (var view in new[] { "active", "archived", "trash" })
            Assert.DoesNotContain(id, (await AuditFamily.GetAsync(Noah, $"/api/conversations?view={view}")).GetRawText(), StringComparison.Ordinal);
        await Noah.GetAsync($"/api/conversations/{id}").ShouldRefuseAsync(404, "not-found");
        await Noah.GetAsync($"/api/conversations/{id}/export?format=text").ShouldRefuseAsync(404, "not-found");
        await Noah.SendAsync(HttpMethod.Post, $"/api/conversations/{id}/restore").ShouldRefuseAsync(404, "not-found");
        await Noah.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "Back" }).ShouldRefuseAsync(404, "not-found");
        Assert.Empty((await AuditFamily.GetAsync(Noah, "/api/search?q=elephant")).EnumerateArray());
        Assert.Empty((await AuditFamily.GetAsync(Noah, "/api/search?q=zoo")).EnumerateArray());
        Assert.NotEmpty((await AuditFamily.GetAsync(Noah, "/api/search?q=giraffe")).EnumerateArray());
        Assert.DoesNotContain(await FilesOfAllAsync(), name => name.Contains("Zoo", StringComparison.OrdinalIgnoreCase));
        await using (var line = await HubLine.OpenAsync(Noah))
            Assert.Equal("not-found", (await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(id, "Are you there?"))).Code);

        Assert.Equal(["Remember the elephant"], (await Family.EventsAsync($"conversation={id}&kind=sent")).Select(e => e.Text("summary")));
        Assert.Equal(["Zoo"], new[] { (await Family.AdminGetAsync($"/api/admin/conversations/{id}")).Text("title") });
        using var stands = await Noah.GetAsync($"/api/conversations/{kept}").ShouldBeAsync(200);
    }

    async Task<IReadOnlyList<string>> FilesOfAllAsync()
    {
        using var answer = await Noah.GetAsync("/api/export").ShouldBeAsync(200);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return [.. zip.Entries.Select(e => e.FullName)];
    }
}
