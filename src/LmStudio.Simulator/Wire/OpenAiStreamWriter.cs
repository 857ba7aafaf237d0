using System.Text;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>
/// <c>chat.completion.chunk</c> events. The envelope all events of a reply share is rendered once and the bytes of a delta
/// put between, since a benchmark asks for tens of thousands a second.
/// </summary>
internal sealed class OpenAiStreamWriter(EventStream stream, ErrorResponse errors, OpenAiStyle style) : ReplyWriter
{
    private readonly ByteBuffer _event = new();
    private byte[] _head = [];
    private bool _open;
    private bool _roleSent;
    private ReplyFrame? _frame;

    public override bool Streams => true;

    public override async Task OpenAsync(ReplyFrame frame, CancellationToken cancelled)
    {
        _frame = frame;
        var envelope = Json.Write(OpenAiEnvelope.Of("chat.completion.chunk", frame));
        _head = Encoding.UTF8.GetBytes($"data: {envelope[..^1]},");
        _open = true;
        await stream.OpenAsync(cancelled);
        if (style.Dialect.Opening == OpeningDelta.None)
            return;
        _roleSent = true;
        await SendAsync(
            style.Dialect.Opening == OpeningDelta.RoleAndNull
                ? """{"role":"assistant","content":null}"""
                : """{"role":"assistant","content":""}""",
            finish: null,
            cancelled);
    }

    public override ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled)
    {
        Begin();
        _event.Add("{"u8);
        if (!_roleSent || style.RoleInEveryDelta)
            _event.Add("\"role\":\"assistant\","u8);
        _roleSent = true;
        if (style.Dialect.RoleInEveryDelta && piece.Kind != PieceKind.Text)
            _event.Add("\"content\":\"\","u8);
        switch (piece.Kind)
        {
            case PieceKind.ToolCall:
                _event.Add("\"tool_calls\":["u8);
                _event.Add(Json.Bytes(ToolDelta(piece)));
                _event.Add("]"u8);
                break;
            case PieceKind.ReasoningContent:
                _event.Add("\"reasoning_content\":"u8);
                Json.Quote(_event, piece.Text);
                break;
            case PieceKind.Reasoning:
                _event.Add("\"reasoning\":"u8);
                Json.Quote(_event, piece.Text);
                break;
            default:
                _event.Add("\"content\":"u8);
                Json.Quote(_event, piece.Text);
                break;
        }
        _event.Add("},\"logprobs\":null,\"finish_reason\":null}]}\n\n"u8);
        return stream.SendAsync(_event.Written, cancelled);
    }

    public override async Task FinishAsync(ReplyEnd end, CancellationToken cancelled)
    {
        if (style.Dialect.IsLmStudio && _roleSent && end.FinishReason != "tool_calls")
            await SendAsync("""{"content":""}""", finish: null, cancelled);
        await SendAsync("{}", end, cancelled);
        if (style.IncludeUsage && !style.Dialect.UsageOnFinish)
        {
            _event.Clear();
            _event.Add(_head);
            _event.Add("\"choices\":[],\"usage\":"u8);
            _event.Add(Json.Bytes(OpenAiEnvelope.Usage(end)));
            _event.Add("}\n\n"u8);
            await stream.SendAsync(_event.Written, cancelled);
        }
        if (!end.WithoutDone)
            await stream.SendAsync("data: [DONE]\n\n", cancelled);
        await stream.EndAsync(cancelled);
    }

    public override async Task FailAsync(WireError error, FailureStyle how, CancellationToken cancelled)
    {
        if (!_open)
        {
            await errors.WriteAsync(error, cancelled);
            return;
        }
        await stream.SendAsync(StreamError.Render(error, how, style.Dialect), cancelled);
        await stream.EndAsync(cancelled);
    }

    public override Task WriteGarbageAsync(CancellationToken cancelled) =>
        stream.SendAsync("data: {\"id\":\"chatcmpl-\n\n", cancelled).AsTask();

    private void Begin()
    {
        _event.Clear();
        _event.Add(_head);
        _event.Add("\"choices\":[{\"index\":0,\"delta\":"u8);
    }

    private ValueTask SendAsync(string delta, ReplyEnd? finish, CancellationToken cancelled)
    {
        Begin();
        _event.Add(Encoding.UTF8.GetBytes(delta));
        _event.Add(",\"logprobs\":null,\"finish_reason\":"u8);
        if (finish is null)
            _event.Add("null"u8);
        else
            Json.Quote(_event, finish.FinishReason);
        _event.Add("}]"u8);
        if (finish is not null)
            AddExtras(finish);
        _event.Add("}\n\n"u8);
        return stream.SendAsync(_event.Written, cancelled);
    }

    private void AddExtras(ReplyEnd end)
    {
        foreach (var (name, value) in OpenAiEnvelope.Extras(end, _frame!, style))
        {
            _event.Add(",\""u8);
            _event.Add(Encoding.UTF8.GetBytes(name));
            _event.Add("\":"u8);
            _event.Add(Json.Bytes(value!));
        }
    }

    private static JsonObject ToolDelta(ReplyPiece piece)
    {
        var tool = piece.Tool!;
        var delta = new JsonObject { ["index"] = tool.Index };
        if (!string.IsNullOrEmpty(tool.Id))
            delta["id"] = tool.Id;
        delta["type"] = "function";
        var function = new JsonObject();
        if (tool.Name is not null)
            function["name"] = tool.Name;
        function["arguments"] = piece.Text;
        delta["function"] = function;
        return delta;
    }
}
