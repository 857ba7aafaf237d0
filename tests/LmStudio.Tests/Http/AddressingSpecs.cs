using System.Text.Json;
using FamilyChat.LmStudio.Tests.Support;

namespace FamilyChat.LmStudio.Tests.Http;

/// <summary>Asked for by a name that no loaded copy bears, LM Studio loads another copy or lets another model answer.</summary>
public sealed class AddressingSpecs
{
    private const string Models =
        """
        {"models":[{"type":"llm","key":"on/disk"},
         {"type":"llm","key":"qwen/qwen3-8b","loaded_instances":[{"id":"house-model","config":{"context_length":8192}}]}]}
        """;

    [Fact]
    public async Task A_loaded_copy_is_asked_for_by_its_own_name()
    {
        await using var server = new RawServer(ServeAsync);
        using var client = new TestClient(server.Url);
        Assert.Null((await client.AskAsync("Hi", "qwen/qwen3-8b")).Failure);
        await client.Client.GetStatusAsync();
        Assert.Null((await client.AskAsync("Hi", "qwen/qwen3-8b")).Failure);
        Assert.Null((await client.AskAsync("Hi", "house-model")).Failure);
        Assert.Null((await client.AskAsync("Hi", "on/disk")).Failure);
        Assert.Equal(["qwen/qwen3-8b", "house-model", "house-model", "on/disk"], Asked(server));
    }

    [Fact]
    public async Task What_was_known_of_another_server_is_not_used()
    {
        await using var first = new RawServer(ServeAsync);
        await using var second = new RawServer(ServeAsync);
        using var client = new TestClient(first.Url);
        await client.Client.GetStatusAsync();
        client.Options = client.Options with { Url = second.Url };
        Assert.Null((await client.AskAsync("Hi", "qwen/qwen3-8b")).Failure);
        Assert.Equal(["qwen/qwen3-8b"], Asked(second));
    }

    [Fact]
    public async Task Old_knowledge_is_not_used()
    {
        var time = new ManualTime();
        await using var server = new RawServer(ServeAsync);
        using var client = new TestClient(new LmStudioOptions { Url = server.Url }, time);
        await client.Client.GetStatusAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await client.AskAsync("Hi", "qwen/qwen3-8b")).Failure);
        Assert.Equal(["qwen/qwen3-8b"], Asked(server));
    }

    [Fact]
    public async Task Without_a_name_the_loaded_model_is_asked_and_without_any_the_server_chooses()
    {
        await using var server = new RawServer(ServeAsync);
        using var client = new TestClient(server.Url);
        Assert.Null((await client.AskAsync("Hi", model: null)).Failure);
        await using var silent = new RawServer(async c =>
        {
            var request = await c.ReadAsync();
            if (request.Path.EndsWith("/completions", StringComparison.Ordinal))
                await c.ReplyAsync(Streams.Plain);
            else
                await c.AnswerAsync(404, "");
        });
        client.Options = client.Options with { Url = silent.Url };
        Assert.Null((await client.AskAsync("Hi", model: null)).Failure);
        Assert.Equal("house-model", Assert.Single(Asked(server)));
        Assert.Null(Assert.Single(Asked(silent)));
    }

    private static async Task ServeAsync(RawConnection connection)
    {
        while (true)
        {
            var request = await connection.ReadAsync();
            if (request.Path == "/api/v1/models")
                await connection.AnswerAsync(200, Models);
            else if (request.Path == "/v1/chat/completions")
                await connection.ReplyAsync(Streams.Plain);
            else
                await connection.AnswerAsync(200, """{"error":"Unexpected endpoint or method."}""");
        }
    }

    private static IEnumerable<string?> Asked(RawServer server) => server.Requests
        .Where(r => r.Path == "/v1/chat/completions")
        .Select(r => JsonDocument.Parse(r.Body).RootElement.TryGetProperty("model", out var model) ? model.GetString() : null);
}
