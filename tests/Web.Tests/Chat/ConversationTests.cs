using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Conversations over HTTP: one's own, and nobody else's.</summary>
public sealed class ConversationTests : IAsyncLifetime
{
    WholeServer server = null!;
    Browser maya = null!;

    public async Task InitializeAsync()
    {
        server = await WholeServer.StartAsync();
        maya = await server.RegisterAsync("maya");
    }

    public async Task DisposeAsync()
    {
        maya.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_conversation_is_created_renamed_deleted_and_restored()
    {
        var id = await maya.CreateConversationAsync("Comets");
        using var renamed = await maya.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = "  Stars " }).ShouldBeAsync(200);
        Assert.Equal("Stars", await renamed.TextAsync("title"));

        using var deleted = await maya.SendAsync(HttpMethod.Delete, $"/api/conversations/{id}").ShouldBeAsync(204);
        Assert.Empty(await ListAsync("active"));
        Assert.Equal(["Stars"], await ListAsync("trash"));

        using var restored = await maya.SendAsync(HttpMethod.Post, $"/api/conversations/{id}/restore").ShouldBeAsync(200);
        Assert.Equal(["Stars"], await ListAsync("active"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_title_that_is_none_is_refused(string? title)
    {
        var id = await maya.CreateConversationAsync("Comets");
        await maya.SendAsync(HttpMethod.Patch, $"/api/conversations/{id}", new { title = title ?? new string('t', 201) })
            .ShouldRefuseAsync(400, "invalid-title");
    }

    [Fact]
    public async Task Pinned_ones_come_first_and_archived_ones_apart()
    {
        var first = await maya.CreateConversationAsync("First");
        var second = await maya.CreateConversationAsync("Second");
        Assert.Equal(["Second", "First"], await ListAsync("active"));

        using var pinned = await maya.SendAsync(HttpMethod.Patch, $"/api/conversations/{first}", new { pinned = true }).ShouldBeAsync(200);
        using var archived = await maya.SendAsync(HttpMethod.Patch, $"/api/conversations/{second}", new { archived = true }).ShouldBeAsync(200);

        Assert.Equal(["First"], await ListAsync("active"));
        Assert.Equal(["Second"], await ListAsync("archived"));
    }

    [Fact]
    public async Task Another_members_conversation_answers_exactly_as_one_that_does_not_exist()
    {
        var id = await maya.CreateConversationAsync("Secret");
        var missing = Conversing.NewId();
        using var noah = await server.RegisterAsync("noah");
        await using var line = await HubLine.OpenAsync(noah);

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "", null),
            (HttpMethod.Patch, "", new { title = "Mine" }),
            (HttpMethod.Delete, "", null),
            (HttpMethod.Post, "/restore", null),
        })
        {
            var his = await BodyAsync(method, id, path, body);
            var none = await BodyAsync(method, missing, path, body);
            Assert.Equal(none, his);
            Assert.Equal(404, his.Status);
        }

        var send = await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(id, "hello"));
        Assert.Equal((await Assert.ThrowsAsync<HubRefusal>(() => line.SendAsync(missing, "hello"))).Message, send.Message);
        Assert.Equal("not-found", (await Assert.ThrowsAsync<HubRefusal>(async () => await line.Watch(id).UntilAsync("snapshot"))).Code);
        Assert.Equal("Secret", (await maya.ConversationAsync(id)).Text("title"));

        async Task<(int Status, string Body)> BodyAsync(HttpMethod method, string conversation, string path, object? body)
        {
            using var answer = await noah.SendAsync(method, $"/api/conversations/{conversation}{path}", body);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
            problem.Remove("traceId");
            return ((int)answer.StatusCode, problem.ToJsonString());
        }
    }

    [Fact]
    public async Task Without_a_session_nothing_answers()
    {
        using var stranger = server.OpenBrowser();
        await stranger.GetAsync("/api/conversations").ShouldRefuseAsync(401, "signed-out");
        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(() => HubLine.OpenAsync(stranger));
    }

    [Fact]
    public async Task History_is_there_after_a_restart()
    {
        server.Model.Script(Behaviour.Says("A dirty snowball."));
        var id = await maya.CreateConversationAsync();
        await using (var line = await HubLine.OpenAsync(maya))
        {
            await using var outputs = line.Watch(id);
            await outputs.UntilAsync("snapshot");
            await line.SendAsync(id, "What is a comet?");
            await outputs.UntilAsync("ended");
        }

        server = await server.RestartAsync();
        using var again = server.OpenBrowser();
        using var signedIn = await again.SignInAsync("maya").ShouldBeAsync(200);

        var conversation = await again.ConversationAsync(id);
        Assert.Equal("What is a comet?", conversation.Text("title"));
        Assert.Equal(["What is a comet?", "A dirty snowball."], conversation.GetProperty("messages").EnumerateArray().Select(m => m.Text("text")));
    }

    async Task<IEnumerable<string>> ListAsync(string view)
    {
        using var answer = await maya.GetAsync($"/api/conversations?view={view}").ShouldBeAsync(200);
        return [.. (await answer.JsonAsync()).EnumerateArray().Select(c => c.Text("title"))];
    }
}
