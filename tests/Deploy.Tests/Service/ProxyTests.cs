using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using FamilyChat.Deploy.Tests.Support;
using FamilyChat.Driving;

namespace FamilyChat.Deploy.Tests.Service;

/// <summary>The example configurations, with only their ports changed, between a member and the published server.</summary>
public sealed class ProxyTests : IDisposable
{
    const string Name = "chat.example.org";

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [FactWith("nginx")]
    public async Task A_member_chats_through_nginx()
    {
        using var held = HeldPort.Take();
        var port = held.Number;
        await using var server = await StartServerAsync();
        var site = Example("nginx.conf", server.Address).Replace("listen 80;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        var scratch = string.Join(' ', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {folder.At(kind)};"));
        await File.WriteAllTextAsync(
            folder.At("nginx.conf"),
            $"daemon off; pid {folder.At("pid")}; error_log stderr; events {{}} http {{ access_log off; {scratch} {site} }}");

        await ThroughAsync("nginx", ["-p", folder.Path, "-e", "stderr", "-c", folder.At("nginx.conf")], port);
    }

    [FactWith("caddy")]
    public async Task A_member_chats_through_Caddy()
    {
        using var held = HeldPort.Take();
        var port = held.Number;
        await using var server = await StartServerAsync();
        var site = Example("Caddyfile", server.Address).Replace(Name + " {", $"http://{Name}:{port} {{", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.At("Caddyfile"), "{\n\tadmin off\n}\n" + site);

        await ThroughAsync("caddy", ["run", "--adapter", "caddyfile", "--config", folder.At("Caddyfile")], port);
    }

    Task<PublishedServer> StartServerAsync() => PublishedServer.StartAsync(
        folder.Path, ("FamilyChat__AllowedHosts__0", Name), ("FamilyChat__TrustedProxies__0", "127.0.0.1"));

    static string Example(string file, Uri server) =>
        File.ReadAllText(Repository.At("deploy", "proxy", file)).Replace("127.0.0.1:5000", server.Authority, StringComparison.Ordinal);

    async Task ThroughAsync(string program, string[] arguments, int port)
    {
        using var proxy = Shell.Start(program, arguments, start =>
        {
            start.Environment["HOME"] = folder.Path;
            start.Environment["PATH"] += ":/usr/sbin";
        });
        try
        {
            await ChatAsync(proxy, port);
        }
        finally
        {
            if (!proxy.HasExited) proxy.Kill(entireProcessTree: true);
            await proxy.WaitForExitAsync();
        }
    }

    static async Task ChatAsync(Process proxy, int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Host = Name;
        await UntilListeningAsync(http, proxy, limit.Token);

        var session = await http.GetFromJsonAsync<JsonElement>("/api/session", limit.Token);
        using var register = new HttpRequestMessage(HttpMethod.Post, "/api/users")
        {
            Content = JsonContent.Create(new { userName = "mona", displayName = "Mona", password = "the cat of mona sleeps" }),
        };
        register.Headers.Add("X-CSRF-TOKEN", session.GetProperty("csrfToken").GetString());
        using var registered = await http.SendAsync(register, limit.Token);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);

        using var measurements = await http.GetAsync("/metrics", limit.Token);
        Assert.Equal(HttpStatusCode.OK, measurements.StatusCode);
        using var stranger = new HttpClient { BaseAddress = http.BaseAddress, DefaultRequestHeaders = { Host = Name } };
        using var refused = await stranger.GetAsync("/metrics", limit.Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.SetRequestHeader("Host", Name);
        socket.Options.SetRequestHeader("Origin", $"http://{Name}");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/hub/chat"), limit.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        var buffer = new byte[100];
        var answer = await socket.ReceiveAsync(buffer, limit.Token);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(buffer, 0, answer.Count));
    }

    static async Task UntilListeningAsync(HttpClient http, Process proxy, CancellationToken cancel)
    {
        while (true)
        {
            if (proxy.HasExited) throw new InvalidOperationException(await proxy.StandardError.ReadToEndAsync(cancel));
            try
            {
                using var answer = await http.GetAsync("/health/live", cancel);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(20, cancel);
        }
    }
}
