using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>What the family admin has set for a member holds at every door.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    WholeServer server = null!;
    Browser mona = null!;
    Browser leo = null!;
    HubLine line = null!;

    public async Task InitializeAsync()
    {
        server = await WholeServer.StartAsync();
        mona = await server.RegisterAsync("mona");
        leo = await server.RegisterAsync("leo");
        line = await HubLine.OpenAsync(leo);
    }

    public async Task DisposeAsync()
    {
        await line.DisposeAsync();
        leo.Dispose();
        mona.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Ten_messages_at_once_pass_the_days_limit_no_further_than_ten_in_a_row()
    {
        await SetPolicyAsync(new { messagesPerDay = 3 });
        var conversations = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => leo.CreateConversationAsync()));

        var sent = await Task.WhenAll(conversations.Select(c => CodeAsync(() => line.SendAsync(c, "Hi"))));

        Assert.Equal(3, sent.Count(code => code is null));
        Assert.Equal(7, sent.Count(code => code == "daily-limit"));
        Assert.Equal("daily-limit", await CodeAsync(() => line.SendAsync(conversations[0], "Hi", queue: true)));
    }

    [Fact]
    public async Task A_message_sent_again_is_answered_again_though_the_day_is_full()
    {
        await SetPolicyAsync(new { messagesPerDay = 1 });
        var conversation = await leo.CreateConversationAsync();
        var id = Conversing.NewId();
        var first = await line.SendAsync(conversation, "Hi", id);

        var again = await line.SendAsync(conversation, "Hi", id);

        Assert.Equal(first.Text("replyId"), again.Text("replyId"));
    }

    [Fact]
    public async Task Quiet_hours_hold_for_sending_regenerating_and_going_on()
    {
        var conversation = await leo.CreateConversationAsync();
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "Hi");
        var reply = (await outputs.UntilAsync("ended")).GetProperty("message").Text("id");
        var now = TimeOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        await SetPolicyAsync(new { quietHours = new { from = now.AddHours(-2), to = now.AddHours(2) } });

        Assert.Equal("quiet-hours", await CodeAsync(() => line.SendAsync(conversation, "Still up")));
        Assert.Equal("quiet-hours", await CodeAsync(() => line.InvokeAsync("Regenerate", new { conversationId = conversation, replyId = reply })));
        Assert.Equal("quiet-hours", await CodeAsync(() => line.InvokeAsync("Continue", new { conversationId = conversation, replyId = reply })));
    }

    [Fact]
    public async Task A_model_that_is_not_allowed_is_refused_wherever_it_is_named()
    {
        await SetPolicyAsync(new { models = new[] { "small" } });
        var conversation = await leo.CreateConversationAsync();

        Assert.Equal("model-not-allowed", await CodeAsync(() => line.InvokeAsync(
            "Send", new { conversationId = conversation, messageId = Conversing.NewId(), text = "Hi", model = "large" })));
        using var chosen = await leo.SendAsync(HttpMethod.Patch, $"/api/conversations/{conversation}", new { model = "large" }).ShouldBeAsync(200);
        Assert.Equal("model-not-allowed", await CodeAsync(() => line.SendAsync(conversation, "Hi")));
    }

    async Task SetPolicyAsync(object policy)
    {
        using var answer = await mona.SendAsync(HttpMethod.Patch, $"/api/admin/users/{await leo.MemberIdAsync()}", new { policy });
        await answer.ShouldBeAsync(200);
    }

    /// <summary>Null when the call was accepted.</summary>
    static async Task<string?> CodeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (HubRefusal refusal)
        {
            return refusal.Code;
        }
    }
}
