using FamilyChat.Web.Conversations;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Conversations;

/// <summary>A browser that lost the answer asks again with the same key, and still begins one conversation: its own.</summary>
public sealed class BeginningTests : IAsyncLifetime
{
    WholeServer server = null!;

    public async Task InitializeAsync() => server = await WholeServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_same_key_begins_one_conversation()
    {
        using var maya = await server.RegisterAsync("maya");
        var body = new { task = "general", key = Guid.CreateVersion7() };
        var first = await BeginAsync(maya, body);
        var again = await BeginAsync(maya, body);
        var other = await BeginAsync(maya, new { task = "general", key = Guid.CreateVersion7() });

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        using var list = await maya.GetAsync("/api/conversations").ShouldBeAsync(200);
        Assert.Equal(2, (await list.JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Another_member_with_the_same_key_begins_another_conversation()
    {
        using var maya = await server.RegisterAsync("maya");
        using var noah = await server.RegisterAsync("noah");
        var body = new { task = "general", key = Guid.CreateVersion7() };
        var hers = await BeginAsync(maya, body);
        var his = await BeginAsync(noah, body);

        Assert.NotEqual(hers, his);
        await noah.GetAsync($"/api/conversations/{hers}").ShouldRefuseAsync(404, "not-found");
    }

    [Fact]
    public void An_id_made_from_a_key_is_a_version_7_guid_with_the_keys_time_and_is_not_the_key()
    {
        var key = Guid.Parse("0197f000-1234-7abc-9def-0123456789ab");
        var id = BeginningKey.IdFor(Guid.Parse("0197e000-0000-7000-8000-000000000001"), key).Value;
        Assert.Equal(7, id.Version);
        Assert.StartsWith("0197f000-1234-7", id.ToString(), StringComparison.Ordinal);
        Assert.Contains(id.ToString()[19], "89ab");
        Assert.NotEqual(key, id);
    }

    private static async Task<Guid> BeginAsync(Browser browser, object body)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, "/api/conversations", body).ShouldBeAsync(201);
        return (await answer.JsonAsync()).GetProperty("id").GetGuid();
    }
}
