namespace FamilyChat.Web.Tests.Chat;

public sealed class RateTests() : OneConversation(("Limits:MessagesPerMinute", "3"))
{
    [Fact]
    public async Task Asking_for_another_reply_over_and_over_is_slowed_down_like_sending()
    {
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        server.Clock.Stand();
        var replyId = (await line.SendAsync(conversation, "Hello")).Text("replyId");
        await outputs.UntilAsync("ended");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await line.InvokeAsync("Regenerate", new { conversationId = conversation, replyId });
            await outputs.UntilAsync("ended");
        }

        var refused = await Assert.ThrowsAsync<HubRefusal>(() => line.InvokeAsync("Regenerate", new { conversationId = conversation, replyId }));

        Assert.Equal("slow-down", refused.Code);
    }
}
