using System.Text.Json;
using FamilyChat.Driving;

namespace FamilyChat.Deploy.Tests.Backups;

/// <summary>What the server has acknowledged to a member, so that it must never be lost.</summary>
/// <param name="Title">Of the conversation, given once by the member.</param>
/// <param name="Reply">The whole text of the answer; null where the member did not wait for it.</param>
sealed record Promise(string Conversation, string MessageId, string Text, string Title, string? Reply);

/// <summary>A member who begins one conversation after the other: names it, asks, and every second time reads the answer to its end.</summary>
sealed class BusyMember(string name, Browser browser) : IDisposable
{
    readonly List<Promise> promised = [];

    public string Name => name;

    public Browser Browser => browser;

    public IReadOnlyList<Promise> Promised
    {
        get
        {
            lock (promised) return [.. promised];
        }
    }

    public static async Task<BusyMember> RegisterAsync(Uri server, string name)
    {
        var browser = new Browser(server, "Mozilla/5.0 (test)");
        await browser.RegisterAsync(name);
        return new BusyMember(name, browser);
    }

    public async Task ChatAsync(CancellationToken stop)
    {
        await using var line = await HubLine.OpenAsync(browser);
        for (var said = 1; !stop.IsCancellationRequested; said++)
        {
            var conversation = await browser.CreateConversationAsync();
            await using var outputs = line.Watch(conversation);
            await outputs.UntilAsync("snapshot");
            var title = $"{name}'s {said}. conversation";
            using (await browser.SendAsync(HttpMethod.Patch, $"/api/conversations/{conversation}", new { title }).ShouldBeAsync(200))
            {
                var (id, text) = (Conversing.NewId(), $"{name} asks: what is {said} + 3?");
                await line.SendAsync(conversation, text, id);
                var reply = said % 2 == 0 ? (await outputs.UntilAsync("ended")).GetProperty("message").Text("text") : null;
                lock (promised) promised.Add(new Promise(conversation, id, text, title, reply));
            }
        }
    }

    /// <summary>Every promise, looked for in a server; throws at the first that is broken.</summary>
    public static async Task FindAsync(Browser browser, IReadOnlyList<Promise> promises)
    {
        foreach (var promise in promises)
        {
            var conversation = await browser.ConversationAsync(promise.Conversation);
            var messages = conversation.GetProperty("messages").EnumerateArray().ToList();
            Assert.Equal(promise.Text, Assert.Single(messages, message => message.Text("id") == promise.MessageId).Text("text"));
            Assert.Equal(promise.Title, conversation.Text("title"));
            Assert.Equal(messages.Count, messages.Select(message => message.Text("id")).Distinct().Count());
            if (promise.Reply is not null) Assert.Equal(promise.Reply, Assert.Single(messages, message => IsReplyTo(message, promise.MessageId)).Text("text"));
        }
    }

    public void Dispose() => browser.Dispose();

    static bool IsReplyTo(JsonElement message, string parent) => message.GetProperty("parentId").GetString() == parent;
}
