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

    [Fact]
    public async Task A_question_whose_process_ended_before_its_member_heard_of_it_still_counts_and_names_its_conversation()
    {
        var server = await WholeServer.StartAsync();
        using (var maya = await server.RegisterAsync("maya"))
        {
            var conversation = await maya.CreateConversationAsync();
            await using (var line = await HubLine.OpenAsync(maya))
            {
                await using var outputs = line.Watch(conversation);
                await outputs.UntilAsync("snapshot");
                await line.SendAsync(conversation, "How far is the moon?");
                await outputs.UntilAsync("ended");
                await ToldAsync(maya, conversation, "How far is the moon?");
            }

            server = await server.RestartAsync(() => ForgetWhatFollowed(server.DataDirectory));
            using var again = server.OpenBrowser();
            using var signedIn = await again.SignInAsync("maya").ShouldBeAsync(200);
            Assert.Equal("New conversation", (await again.ConversationAsync(conversation)).Text("title"));
            await ToldAsync(again, conversation, "How far is the moon?");
        }

        await server.DisposeAsync();
    }

    /// <summary>As a kill between the two writes leaves it: the conversation has its messages, the member has not heard.</summary>
    static void ForgetWhatFollowed(string dataDirectory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            DELETE FROM journal WHERE persistence_id LIKE 'member-%' AND sequence_number >=
                (SELECT min(sequence_number) FROM journal WHERE manifest = 'member.conversation-touched.1')
            """;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    static async Task ToldAsync(Browser browser, string conversation, string title)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await browser.ConversationAsync(conversation)).Text("title") != title)
            await timer.WaitForNextTickAsync(limit.Token);
    }

    static Task<HttpResponseMessage> RenameAsync(Browser browser, string conversation, string title) =>
        browser.SendAsync(HttpMethod.Patch, $"/api/conversations/{conversation}", new { title });
}
