using System.Net.Sockets;
using FamilyChat.Web.Tests.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>What is open, or is just being opened, when the session or the role behind it ends.</summary>
public sealed class EndedSessionTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_connection_that_arrives_while_its_session_ends_does_not_live_on()
    {
        var arriving = new Arrival();
        await using var server = await WholeServer.StartAsync(services => services.Configure<HubOptions>(o => o.AddFilter(arriving)));
        using var maya = await server.RegisterAsync("maya");
        arriving.Meanwhile = async () => (await maya.SendAsync(HttpMethod.Delete, "/api/session").ShouldBeAsync(204)).Dispose();

        await using var line = await HubLine.OpenAsync(maya);

        await line.Closed.WaitAsync(Patience);
    }

    [Fact]
    public async Task An_export_of_the_audit_breaks_off_when_the_role_is_taken_away()
    {
        await using var server = await WholeServer.StartAsync();
        using var mona = await server.RegisterAsync("mona");
        using var maya = await server.RegisterAsync("maya");
        await GiveRoleAsync(mona, maya, "admin");
        await WriteMuchAsync(maya);
        using var reader = SlowReader(maya);
        using var export = await reader.GetAsync("/api/admin/audit/export", HttpCompletionOption.ResponseHeadersRead);
        await export.ShouldBeAsync(200);

        await GiveRoleAsync(mona, maya, "adult");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => export.Content.ReadAsByteArrayAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task A_copy_of_ones_history_breaks_off_when_the_device_is_ended()
    {
        await using var server = await WholeServer.StartAsync();
        using var maya = await server.RegisterAsync("maya");
        await WriteMuchAsync(maya);
        using var reader = SlowReader(maya);
        using var copy = await reader.GetAsync("/api/export", HttpCompletionOption.ResponseHeadersRead);
        await copy.ShouldBeAsync(200);

        (await maya.SendAsync(HttpMethod.Delete, "/api/session").ShouldBeAsync(204)).Dispose();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => copy.Content.ReadAsByteArrayAsync().WaitAsync(Patience));
    }

    static async Task GiveRoleAsync(Browser admin, Browser member, string role) =>
        (await admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await member.MemberIdAsync()}", new { role }).ShouldBeAsync(200)).Dispose();

    /// <summary>More than the buffers between the server and a reader who does not read take up, packed or not.</summary>
    static async Task WriteMuchAsync(Browser member)
    {
        var noise = new Random(1);
        await using var line = await HubLine.OpenAsync(member);
        foreach (var _ in Enumerable.Range(0, 4))
            await line.SendAsync(await member.CreateConversationAsync(), noise.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 200_000));
    }

    static HttpClient SlowReader(Browser browser) => new(new SocketsHttpHandler
    {
        CookieContainer = browser.Cookies,
        ConnectCallback = async (target, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
            await socket.ConnectAsync(target.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = browser.Address,
    };

    sealed class Arrival : IHubFilter
    {
        public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

        public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
        {
            await Meanwhile();
            await next(context);
        }
    }
}
