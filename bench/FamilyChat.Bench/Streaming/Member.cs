using FamilyChat.Bench.Processes;

namespace FamilyChat.Bench.Streaming;

/// <summary>A member of FamilyChat with an account, and for each question a new conversation that is watched over a new connection.</summary>
internal sealed class Member(int port, string name) : Person
{
    private const char Separator = '\u001e';

    private readonly Account _account = new(port, name);
    private string _conversation = "";

    /// <summary>The last output begins with the reply's id and goes on with the whole message, whose text is not to be counted again.</summary>
    protected override byte[] Ending { get; } = ",\"message\":{\"id\""u8.ToArray();

    internal Task JoinAsync() => _account.JoinAsync();

    internal override async Task PrepareAsync(int? receiveBuffer = null)
    {
        Dispose();
        _conversation = await _account.BeginConversationAsync();
        Line = await RawLine.UpgradeAsync(port, "/hub/chat", _account.Cookies, receiveBuffer);
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
}
