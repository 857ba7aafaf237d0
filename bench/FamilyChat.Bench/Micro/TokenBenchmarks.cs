using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Wire;
using FamilyChat.Web.Chat;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace FamilyChat.Bench.Micro;

/// <summary>One token from the bytes of the model server to the bytes for a browser, without the network, the actor and the journal.</summary>
public class TokenBenchmarks
{
    private static readonly byte[] Event = Encoding.UTF8.GetBytes(
        """data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"qwen","choices":[{"index":0,"delta":{"content":" token"},"finish_reason":null}]}""" + "\n\n");

    private readonly JsonHubProtocol _protocol = new();
    private readonly ArrayBufferWriter<byte> _frame = new();
    private ReplyParser _parser = null!;
    private ReplyDraft _draft = null!;
    private IAsyncEnumerator<ConversationProtocol.ConversationOutput> _reader = null!;
    private ConversationFeed _feed = null!;
    private ReaderOutputs _outputs = null!;
    private int _tokens;

    [GlobalSetup]
    public void Begin()
    {
        _parser = new ReplyParser(new ReplyReading(int.MaxValue));
        _draft = new ReplyDraft();
        _feed = new ConversationFeed();
        _feed.Follow(new MessageId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), _draft, 0, 0);
        _reader = _feed.ReadAllAsync().GetAsyncEnumerator();
        _outputs = new ReaderOutputs(brief: true);
    }

    [GlobalCleanup]
    public void End() => _parser.Dispose();

    [Benchmark]
    public string EventToText()
    {
        Event.CopyTo(_parser.Free());
        _parser.Advance(Event.Length);
        _parser.TryTake(out var part);
        return ((ReplyPart.Text)part!).Value;
    }

    [Benchmark]
    public int EventToFrame()
    {
        if (++_tokens % 10_000 == 0)
        {
            End();
            Begin();
        }

        _draft.Append(EventToText(), "");
        _feed.Wake();
        var next = _reader.MoveNextAsync();
        if (!next.IsCompletedSuccessfully || !next.Result)
            throw new InvalidOperationException("The token did not reach the reader at once.");
        _frame.ResetWrittenCount();
        _protocol.WriteMessage(new StreamItemMessage("1", _outputs.Of(_reader.Current)), _frame);
        return _frame.WrittenCount;
    }
}
