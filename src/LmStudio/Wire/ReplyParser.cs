using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.LmStudio.Wire;

/// <summary>
/// From the bytes of one reply to its parts, without I/O. Reads the event stream of every server we know (docs: LM Studio,
/// llama.cpp, Ollama, vLLM) and a plain JSON body in its place. An event is read when its line is complete, not at the blank line
/// after it, which some servers leave out.
/// </summary>
internal sealed class ReplyParser(ReplyReading reading) : IDisposable
{
    private readonly LineBuffer _lines = new();
    private readonly ReplyAssembler _reply = new(reading);
    private readonly ChatChunk _chunk = new();
    private readonly ArrayBufferWriter<byte> _cutShort = new();
    private FinishReason? _finish;
    private TokenUsage? _usage;
    private bool _errorEvent;
    private bool? _plainJson;

    /// <summary>The end or failure is known; whatever else the server sends is not wanted.</summary>
    public bool Ended => _reply.Ended;

    /// <summary>The model has said that it is done; what may follow is the count of tokens.</summary>
    public bool Finished => _finish is not null;

    /// <inheritdoc cref="ReplyAssembler.ThinksUnopened"/>
    public bool? ThinksUnopened => _reply.ThinksUnopened;

    /// <summary>The server has said that nothing follows.</summary>
    public bool Done { get; private set; }

    /// <exception cref="ModelServerException">The reply failed; thrown when all parts before it have been taken.</exception>
    public bool TryTake(out ReplyPart? part) => _reply.TryTake(out part);

    /// <summary>Room to read into, to be followed by <see cref="Advance"/>.</summary>
    public Memory<byte> Free() => _lines.Free();

    public void Advance(int count)
    {
        _lines.Advance(count);
        if (_plainJson is null && !Sniff())
            return;
        if (_plainJson == true)
            return;
        while (!Ended && _lines.TryReadLine(out var line))
            ReadLine(line);
    }

    /// <summary>The server closed the response.</summary>
    public void Complete()
    {
        if (!Ended && _lines.Rest.Length > 0)
        {
            if (_plainJson == true)
                ReadBody();
            else
                ReadLine(_lines.Rest);
        }

        if (!Ended)
            ReadCutShort();
        if (!Ended && (Finished || !_chunk.Any))
            End();
        else
            Fail("the reply ended without a finish reason");
    }

    /// <summary>The connection failed.</summary>
    public void Fail(ModelServerException failure) => FailUnlessFinished(failure);

    public void Dispose() => _lines.Dispose();

    /// <summary>Whether the first visible byte is there and says which of the two formats this is.</summary>
    private bool Sniff()
    {
        if (_lines.Rest.StartsWith(Encoding.UTF8.Preamble))
            _lines.Skip(Encoding.UTF8.Preamble.Length);
        var visible = _lines.Rest.TrimStart(" \t\r\n"u8);
        if (visible.IsEmpty || (visible.Length < 3 && Encoding.UTF8.Preamble.StartsWith(visible)))
            return false;
        _plainJson = visible[0] == '{';
        if (visible[0] == '<')
            Fail("a web page");
        return true;
    }

    private void ReadBody()
    {
        Read(_lines.Rest);
        if (!Ended && !_chunk.HasChoices)
            Fail("a body that is no reply");
        else if (!Ended)
            End();
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
        {
            ReadCutShort();
            _errorEvent = false;
            return;
        }

        var colon = line.IndexOf((byte)':');
        var field = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (value.StartsWith(" "u8))
            value = value[1..];

        if (field.SequenceEqual("data"u8))
            ReadData(value);
        else if (field.SequenceEqual("event"u8))
            _errorEvent = value.SequenceEqual("error"u8);
        else if (field.SequenceEqual("error"u8))
            FailWith(WireErrorReader.ReadBody(value));
    }

    private void ReadData(ReadOnlySpan<byte> data)
    {
        if (data.Trim(" \t"u8).IsEmpty)
            return;
        if (data.TrimEnd(" \t"u8).SequenceEqual("[DONE]"u8))
        {
            Done = true;
            End();
            return;
        }

        if (_cutShort.WrittenCount == 0)
            Read(data);
        else
            Keep(data);
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        try
        {
            if (ChatChunkReader.TryRead(json, _chunk))
                Take();
            else
                Keep(json);
        }
        catch (JsonException)
        {
            NotJson(json);
        }
    }

    /// <summary>An event in several data lines: they belong together, with line feeds between.</summary>
    private void Keep(ReadOnlySpan<byte> data)
    {
        if (_cutShort.WrittenCount + data.Length >= LineBuffer.MaxBytes)
        {
            Fail("an event is too long");
            return;
        }

        if (_cutShort.WrittenCount > 0)
            _cutShort.Write("\n"u8);
        _cutShort.Write(data);
    }

    private void ReadCutShort()
    {
        if (_cutShort.WrittenCount == 0)
            return;
        var json = _cutShort.WrittenSpan;
        try
        {
            if (ChatChunkReader.TryRead(json, _chunk))
                Take();
            else
                NotJson(json);
        }
        catch (JsonException)
        {
            NotJson(json);
        }

        _cutShort.ResetWrittenCount();
    }

    private void NotJson(ReadOnlySpan<byte> data)
    {
        if (_errorEvent)
            FailWith(WireErrorReader.ReadBody(data));
        else
            Fail("an event is not JSON");
    }

    private void Take()
    {
        if (_errorEvent || _chunk.Error is not null)
        {
            FailWith(_chunk.Error ?? new WireError(string.Empty));
            return;
        }

        if (!string.IsNullOrEmpty(_chunk.Reasoning))
            _reply.AddReasoning(_chunk.Reasoning);
        if (!string.IsNullOrEmpty(_chunk.Content))
            _reply.AddText(_chunk.Content);
        _finish = _chunk.Finish ?? _finish;
        _usage = _chunk.Usage ?? _usage;
        if (_reply.Full)
            _reply.End(FinishReason.Length, _chunk.Model, _usage, _chunk.CallsTool);
    }

    private void End() => _reply.End(_finish ?? FinishReason.Stop, _chunk.Model, _usage, _chunk.CallsTool);

    private void Fail(string detail) => FailUnlessFinished(new ModelServerException(ModelServerError.BadResponse, detail));

    private void FailWith(WireError error) => FailUnlessFinished(ErrorClassifier.Classify(error, HttpStatusCode.OK));

    // Nothing that goes wrong after the model said it was done takes anything from the reply.
    private void FailUnlessFinished(ModelServerException failure)
    {
        if (Finished)
            End();
        else
            _reply.Fail(failure);
    }
}
