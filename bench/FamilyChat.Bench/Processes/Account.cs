using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FamilyChat.Bench.Processes;

/// <summary>Somebody's account on a server that lets anybody in. Leaves no connection behind, which would be measured too.</summary>
internal sealed class Account(int port, string name)
{
    private readonly CookieContainer _cookies = new();

    private Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    internal string Cookies => _cookies.GetCookieHeader(Address);

    internal async Task JoinAsync()
    {
        using var made = await PostAsync("/api/users", new { userName = name, displayName = name, password = $"the cat of {name} sleeps" });
    }

    /// <returns>The conversation's id.</returns>
    internal async Task<string> BeginConversationAsync()
    {
        using var made = await PostAsync("/api/conversations", new { task = "general" });
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
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
