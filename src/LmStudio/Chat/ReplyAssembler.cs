using System.Text;
using System.Text.Json;

namespace FamilyChat.LmStudio.Chat;

/// <summary>
/// Makes a reply's parts out of the deltas of its events: thinking apart from answer, no empty part, no half character, no blank
/// lines in front, no more than the limit, and exactly one end or one failure, after all the text that came before it.
/// </summary>
internal sealed class ReplyAssembler
{
    private readonly Queue<ReplyPart> _parts = new();
    private readonly ThinkSplitter _splitter;
    private readonly StringBuilder? _possibleAnswer;
    private readonly ReplyReading _reading;
    private Utf16Joiner _textJoiner;
    private Utf16Joiner _reasoningJoiner;
    private ModelServerException? _failure;
    private int _room;
    private bool _reasoned;
    private bool _spoken;
    private bool _visible;

    public ReplyAssembler(ReplyReading reading)
    {
        _reading = reading;
        _room = reading.MaxLength;
        _possibleAnswer = reading.ExpectsJson || reading.ThinksUnopened ? new StringBuilder() : null;
        _splitter = new ThinkSplitter(Say, Think, reading.ThinksUnopened);
    }

    /// <summary>Whether the model begins within a thinking block, if this reply showed it.</summary>
    public bool? ThinksUnopened { get; private set; }

    /// <summary>Its end or its failure is known; nothing more is taken.</summary>
    public bool Ended { get; private set; }

    /// <summary>The limit is reached.</summary>
    public bool Full => _room <= 0;

    public bool TryTake(out ReplyPart? part)
    {
        if (_parts.TryDequeue(out part))
            return true;
        if (_failure is { } failure)
            throw failure;
        return false;
    }

    public void AddReasoning(string delta)
    {
        if (Ended)
            return;
        _splitter.ExpectAnswer();
        Think(_reasoningJoiner.Join(delta));
    }

    public void AddText(string delta)
    {
        if (!Ended)
            _splitter.Add(_textJoiner.Join(delta));
    }

    public void Fail(ModelServerException failure)
    {
        if (Ended)
            return;
        Flush();
        Ended = true;
        _failure = failure;
    }

    public void End(FinishReason reason, string? model, TokenUsage? usage, bool calledTool)
    {
        if (Ended)
            return;
        Flush();
        if (!_visible && reason == FinishReason.Stop)
            RescueAnswer();
        Ended = true;
        if (_visible)
            _parts.Enqueue(new ReplyPart.End(reason, model, usage));
        else
            _failure = new ModelServerException(ModelServerError.EmptyReply, WhyEmpty(reason, usage, calledTool));
    }

    private void Flush()
    {
        Think(_reasoningJoiner.Rest());
        _splitter.Add(_textJoiner.Rest());
        _splitter.Complete();
        if (_splitter.SawOrphan)
            ThinksUnopened = true;
    }

    private void Think(string value)
    {
        value = Fit(value);
        if (value.Length == 0)
            return;
        _reasoned = true;
        _possibleAnswer?.Append(value);
        _parts.Enqueue(new ReplyPart.Reasoning(value));
    }

    private void Say(string value)
    {
        if (!_spoken && (_reasoned || _splitter.HasThought))
            value = value.TrimStart('\n', '\r');
        value = Fit(value);
        if (value.Length == 0)
            return;
        _spoken = true;
        _visible |= !string.IsNullOrWhiteSpace(value);
        _parts.Enqueue(new ReplyPart.Text(value));
    }

    private string Fit(string value)
    {
        if (value.Length <= _room)
        {
            _room -= value.Length;
            return value;
        }

        var length = _room > 0 && char.IsHighSurrogate(value[_room - 1]) ? _room - 1 : _room;
        _room = 0;
        return value[..length];
    }

    /// <summary>Where everything was taken for thinking, the answer may be among it.</summary>
    private void RescueAnswer()
    {
        var thought = _possibleAnswer?.ToString().Trim() ?? string.Empty;
        if (_reading.ThinksUnopened && !_splitter.HasThought)
            ThinksUnopened = false;
        if (thought.Length == 0 || !(ThinksUnopened == false || IsJson(thought)))
            return;
        _visible = true;
        _parts.Enqueue(new ReplyPart.Text(thought));
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string WhyEmpty(FinishReason reason, TokenUsage? usage, bool calledTool)
    {
        var what = calledTool ? "a call of a tool nobody offered" : _reasoned ? "reasoning without an answer" : "neither text nor reasoning";
        var counted = usage is { PromptTokens: 0, CompletionTokens: 0 } ? ", all counts zero" : "";
        return $"{what}, finish {reason}{counted}";
    }
}
