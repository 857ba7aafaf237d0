using System.Text;
using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.Web.Tests.Hosting;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>A server with one member, and another program that uses the same model server.</summary>
sealed class ModelHouse : IAsyncDisposable
{
    readonly HttpClient other = new();

    public required WholeServer Server { get; init; }

    public required Browser Maya { get; init; }

    public required HubLine Line { get; init; }

    public SimulatorServer Model => Server.Model;

    public static async Task<ModelHouse> OpenAsync(SimulatorOptions model)
    {
        var server = await WholeServer.StartAsync(model);
        var maya = await server.RegisterAsync("maya");
        return new ModelHouse { Server = server, Maya = maya, Line = await HubLine.OpenAsync(maya) };
    }

    public async Task<JsonElement> AskAsync(string conversation, string text)
    {
        await using var outputs = Line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await Line.SendAsync(conversation, text);
        return await EndAsync(conversation, outputs);
    }

    /// <summary>The reply as the member gets it, which is what the journal keeps.</summary>
    public async Task<JsonElement> EndAsync(string conversation, IAsyncEnumerator<JsonElement> outputs)
    {
        var message = (await outputs.UntilAsync("ended")).GetProperty("message").Clone();
        var kept = Assert.IsType<ReplyEnded>((await Server.OfConversationAsync(conversation))[^1]);
        var code = message.TryGetProperty("error", out var error) ? error.Text("code") : null;
        Assert.Equal((message.Text("text"), message.Text("state"), code), (kept.Text, kept.State.ToString().ToLowerInvariant(), kept.Error?.Code));
        return message;
    }

    public Task OtherProgramAsync(string model, CancellationToken leaving = default) => PostAsync(
        "/v1/chat/completions", $$"""{"model":"{{model}}","stream":true,"messages":[{"role":"user","content":"from the other program"}]}""", leaving);

    public async Task PostAsync(string path, string json, CancellationToken leaving)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await other.PostAsync(new Uri(Model.BaseAddress, path), body, leaving);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        other.Dispose();
        await Line.DisposeAsync();
        Maya.Dispose();
        await Server.DisposeAsync();
    }
}
