using System.Net;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>A member whose journal refused a write ends and is recovered; the pages that are open must not notice.</summary>
public sealed class RecoveredMemberTests
{
    [Fact]
    public async Task The_list_goes_on_by_itself_and_tells_what_was_missed()
    {
        await using var server = await WholeServer.StartAsync(("BusySeconds", "1"));
        using var maya = await server.RegisterAsync("maya");
        var conversation = await maya.CreateConversationAsync("Comets");
        await using var line = await HubLine.OpenAsync(maya);
        await using var list = line.StreamAsync("WatchAll").GetAsyncEnumerator();
        await list.UntilAsync("modelServer");

        await using (var other = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "journal.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var exclusive = other.BeginTransaction();
            using var refused = await RenameAsync(maya, conversation, "Moons");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        await list.UntilAsync("modelServer");
        Assert.Equal("Comets", (await list.UntilAsync("conversation")).GetProperty("summary").Text("title"));
        using var renamed = await RenameAsync(maya, conversation, "Stars").ShouldBeAsync(200);
        Assert.Equal("Stars", (await list.UntilAsync("conversation")).GetProperty("summary").Text("title"));
    }

    static Task<HttpResponseMessage> RenameAsync(Browser browser, string conversation, string title) =>
        browser.SendAsync(HttpMethod.Patch, $"/api/conversations/{conversation}", new { title });
}
