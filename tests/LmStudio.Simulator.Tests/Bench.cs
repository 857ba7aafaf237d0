using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace FamilyChat.LmStudio.Simulator.Tests;

/// <summary>A server and a client of its own, over real HTTP.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private Bench(SimulatorServer server)
    {
        Server = server;
        // Without this a disposed response is read on for up to two seconds before its connection closes.
        var handler = new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero };
        Client = new HttpClient(handler) { BaseAddress = server.BaseAddress, Timeout = Limit };
    }

    public SimulatorServer Server { get; }
    public HttpClient Client { get; }

    public static async Task<Bench> StartAsync(SimulatorOptions? options = null) =>
        new(await SimulatorServer.StartAsync(options ?? SimulatorOptions.Testing));

    public static string Chat(string text, bool stream = true, string model = "test/model", string more = "") =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"{{text}}"}]{{more}}}""";

    public Task<HttpResponseMessage> PostAsync(string json, string path = "/v1/chat/completions", CancellationToken cancelled = default) =>
        Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") },
            HttpCompletionOption.ResponseHeadersRead,
            cancelled);

    /// <summary>The body of a chat, as it came.</summary>
    public async Task<string> BodyAsync(string json, string path = "/v1/chat/completions")
    {
        using var response = await PostAsync(json, path);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(path))!;

    public async Task<JsonNode> JsonAsync(string json, string path = "/v1/chat/completions") => JsonNode.Parse(await BodyAsync(json, path))!;

    /// <summary>The events of a streamed chat as JSON, <c>[DONE]</c> left out.</summary>
    public async Task<IReadOnlyList<JsonNode>> EventsAsync(string json) => Events(await BodyAsync(json));

    public static IReadOnlyList<JsonNode> Events(string body) =>
        [.. body.Split('\n')
            .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line["data: ".Length..])!)];

    /// <summary>The text of a streamed chat.</summary>
    public async Task<string> TextAsync(string json) => Text(await EventsAsync(json));

    public static string Text(IEnumerable<JsonNode> events, string field = "content") =>
        string.Concat(events.Select(one => one["choices"] is JsonArray { Count: > 0 } choices ? (string?)choices[0]!["delta"]?[field] : null));

    /// <summary>Waits until a model is loaded.</summary>
    public Task LoadedAsync() => UntilAsync(() => Server.LoadedInstances.Count > 0);

    public async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
            await beat.WaitForNextTickAsync(limit.Token);
    }

    public static async IAsyncEnumerable<string> LinesAsync(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancelled = default)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancelled), leaveOpen: true);
        while (await reader.ReadLineAsync(cancelled) is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
