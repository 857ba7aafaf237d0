using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Chatting is use of a session as much as a request is.</summary>
public sealed class SessionUseTests
{
    static readonly (string, string) TwoHours = ("Sessions:Idle", "02:00:00");

    [Fact]
    public async Task Whoever_only_chats_stays_signed_in()
    {
        await using var server = await WholeServer.StartAsync(TwoHours);
        using var maya = await server.RegisterAsync("maya");
        var conversation = await maya.CreateConversationAsync();
        await using var line = await HubLine.OpenAsync(maya);
        await line.InvokeAsync("Stop", new { conversationId = conversation });
        for (var visit = 0; visit < 4; visit++)
        {
            server.Clock.Skip(TimeSpan.FromMinutes(75));
            await line.InvokeAsync("Stop", new { conversationId = conversation });
        }

        Assert.True(await maya.IsSignedInAsync());
    }

    [Fact]
    public async Task An_open_page_that_nobody_touches_does_not_keep_a_session()
    {
        await using var server = await WholeServer.StartAsync(TwoHours);
        using var maya = await server.RegisterAsync("maya");
        await using var line = await HubLine.OpenAsync(maya);
        await using var outputs = line.Watch(await maya.CreateConversationAsync());
        await outputs.UntilAsync("snapshot");
        server.Clock.Skip(TimeSpan.FromMinutes(121));

        Assert.False(await maya.IsSignedInAsync());
    }

    [Fact]
    public async Task Chatting_does_not_bring_back_a_session_that_is_over()
    {
        await using var server = await WholeServer.StartAsync(TwoHours);
        using var maya = await server.RegisterAsync("maya");
        var conversation = await maya.CreateConversationAsync();
        await using var line = await HubLine.OpenAsync(maya);
        await line.InvokeAsync("Stop", new { conversationId = conversation });
        server.Clock.Skip(TimeSpan.FromMinutes(121));

        await Assert.ThrowsAnyAsync<Exception>(() => line.InvokeAsync("Stop", new { conversationId = conversation }));

        await line.Closed.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(await maya.IsSignedInAsync());
    }
}
