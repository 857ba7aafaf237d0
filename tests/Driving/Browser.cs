using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FamilyChat.Driving;

/// <summary>What a member's browser does: keeps cookies, fetches the CSRF token, sends it with every change.</summary>
sealed class Browser : IDisposable
{
    public const string SessionCookie = "familychat";

    readonly HttpClient http;

    public Browser(Uri address, string userAgent)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
    }

    public CookieContainer Cookies { get; } = new();

    public Uri Address => http.BaseAddress!;

    public string? SessionCookieValue
    {
        get => Cookies.GetCookies(Address)[SessionCookie]?.Value;
        set => Cookies.Add(Address, new Cookie(SessionCookie, value));
    }

    public static string PasswordOf(string userName) => $"the cat of {userName} sleeps";

    public async Task<JsonElement> SessionAsync()
    {
        using var answer = await http.GetAsync("/api/session");
        return await (await answer.ShouldBeAsync(200)).JsonAsync();
    }

    public async Task<string> TokenAsync() => (await SessionAsync()).GetProperty("csrfToken").GetString()!;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>A change as the page sends it, with a fresh token and the origin every browser adds.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null) =>
        await SendWithAsync(method, path, body, ("X-CSRF-TOKEN", await TokenAsync()), ("Origin", Origin));

    /// <summary>A change with exactly these headers.</summary>
    public async Task<HttpResponseMessage> SendWithAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    /// <summary>A change whose body is exactly this JSON text, right or wrong.</summary>
    public async Task<HttpResponseMessage> SendTextAsync(HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-CSRF-TOKEN", await TokenAsync());
        return await http.SendAsync(request);
    }

    /// <summary>A form with files, as the page sends it.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("X-CSRF-TOKEN", await TokenAsync());
        request.Headers.Add("Origin", Origin);
        return await http.SendAsync(request);
    }

    public async Task RegisterAsync(string userName, string? invitation = null)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/users", new { userName, displayName = userName, password = PasswordOf(userName), invitation });
        await answer.ShouldBeAsync(201);
    }

    public Task<HttpResponseMessage> SignInAsync(string userName, string? password = null, bool remember = false, string? code = null) =>
        SendAsync(HttpMethod.Post, "/api/session", new { userName, password = password ?? PasswordOf(userName), remember, code });

    public async Task<bool> IsSignedInAsync() => (await SessionAsync()).GetProperty("user").ValueKind == JsonValueKind.Object;

    public async Task<Guid> MemberIdAsync() => (await SessionAsync()).GetProperty("user").GetProperty("id").GetGuid();

    public void Dispose() => http.Dispose();
}
