using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// One member who chats without pause over a real connection, and who keeps account of what the server has said: a message it
/// acknowledged, every text it has shown. Whatever the server does next is measured against that.
/// </summary>
sealed class Member(Browser browser, string conversation) : IDisposable
{
    readonly Dictionary<string, string> acknowledged = [];
    readonly ShownReplies shown = new();
    (string Id, string Text)? pending;
    int said;

    public Browser Browser => browser;

    public string Conversation { get; private set; } = conversation;

    /// <summary>Reply ids by the message they answer, of every send the server has acknowledged.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => acknowledged;

    public ShownReplies Shown => shown;

    public static async Task<Member> JoinAsync(FamilyChatServer server, string name)
    {
        var browser = new Browser(new Uri(server.Address), "Mozilla/5.0 (test)");
        await browser.RegisterAsync(name);
        return new Member(browser, await browser.CreateConversationAsync());
    }

    /// <summary>Asks and listens until the connection is lost or <paramref name="leave"/> says so, between two replies.</summary>
    public async Task ChatAsync(CancellationToken leave = default)
    {
        try
        {
            await using var line = await HubLine.OpenAsync(browser);
            await using var outputs = line.Watch(Conversation);
            while (await outputs.MoveNextAsync())
            {
                shown.Take(outputs.Current);
                if (!shown.Waiting && leave.IsCancellationRequested)
                    return;
                if (!shown.Waiting)
                    await AskAsync(line);
            }
        }
        catch (Exception lost) when (lost is ChannelClosedException or WebSocketException or IOException
            or OperationCanceledException or ObjectDisposedException or HttpRequestException)
        {
            // The server is gone: this is what the tests are about.
        }
    }

    /// <summary>Leaves the conversation alone and begins another.</summary>
    public async Task BeginAnotherAsync() => Conversation = await browser.CreateConversationAsync();

    /// <summary>What was asked without an answer is asked again under the same id, as the page does.</summary>
    public async Task SettleAsync()
    {
        if (pending is null)
            return;
        await using var line = await HubLine.OpenAsync(browser);
        await SendAsync(line);
    }

    public async Task<IReadOnlyList<JsonElement>> MessagesAsync() =>
        [.. (await browser.ConversationAsync(Conversation)).GetProperty("messages").EnumerateArray()];

    public void Dispose() => browser.Dispose();

    async Task AskAsync(HubLine line)
    {
        pending ??= (Conversing.NewId(), $"Question {++said} of a curious mind");
        await SendAsync(line);
    }

    async Task SendAsync(HubLine line)
    {
        var (id, text) = pending!.Value;
        var accepted = await line.SendAsync(Conversation, text, id, queue: true);
        acknowledged[id] = accepted.Text("replyId");
        shown.Expect(accepted.Text("replyId"));
        pending = null;
    }
}
