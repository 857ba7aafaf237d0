using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FamilyChat.Bench.Streaming;

/// <summary>A member of FamilyChat with an account, and for each question a new conversation that is watched over a new connection.</summary>
internal sealed class Member(int port, string name) : Person
{
    private const char Separator = '\u001e';

    private readonly CookieContainer _cookies = new();
    private string _conversation = "";

    /// <summary>The last output begins with the reply's id and goes on with the whole message, whose text is not to be counted again.</summary>
    protected override byte[] Ending { get; } = ",\"message\":{\"id\""u8.ToArray();

    private Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    internal async Task JoinAsync()
    {
        using var made = await PostAsync("/api/users", new { userName = name, displayName = name, password = $"the cat of {name} sleeps" });
    }

    internal override async Task PrepareAsync(int? receiveBuffer = null)
    {
        Dispose();
        using (var made = await PostAsync("/api/conversations", new { task = "general" }))
            _conversation = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        Line = await RawLine.UpgradeAsync(port, "/hub/chat", _cookies.GetCookieHeader(Address), receiveBuffer);
        await Line.SendFrameAsync("""{"protocol":"json","version":1}""" + Separator);
        await Line.SendFrameAsync($$"""{"type":4,"invocationId":"1","target":"Watch","arguments":[{"conversationId":"{{_conversation}}","brief":true}]}""" + Separator);
        await UntilAsync("\"type\":\"snapshot\"");
    }

    protected override ValueTask AskAsync(string question)
    {
        var message = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        return Line!.SendFrameAsync(
            $$"""{"type":1,"invocationId":"2","target":"Send","arguments":[{"conversationId":"{{_conversation}}","messageId":"{{message}}","text":"{{question}}"}]}"""
            + Separator);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = Address };
        var token = (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("csrfToken").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-TOKEN", token);
        request.Headers.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        var answer = await http.SendAsync(request);
        return answer.EnsureSuccessStatusCode();
    }
}
