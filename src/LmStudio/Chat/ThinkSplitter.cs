namespace FamilyChat.LmStudio.Chat;

/// <summary>
/// Tells thinking from answer where a server leaves the model's raw <c>&lt;think&gt;…&lt;/think&gt;</c> in the text, wherever the
/// deltas cut the tags. A block counts at the start of a reply only, so an answer about such tags keeps them. A closing tag without
/// an opening one (the chat template wrote that) is dropped once; the text before it has been shown and stays, but the next reply
/// of that model can be read knowing that it begins within a block.
/// </summary>
/// <param name="text">Takes the answer.</param>
/// <param name="reasoning">Takes the thinking.</param>
/// <param name="thinksUnopened">The reply begins within a block.</param>
internal sealed class ThinkSplitter(Action<string> text, Action<string> reasoning, bool thinksUnopened = false)
{
    private const string Open = "<think>";
    private const string Close = "</think>";
    private const string Quotes = "`'\"“”‘’«»";
    private Phase _phase = Phase.Start;
    private bool _thinksUnopened = thinksUnopened;
    private string _held = string.Empty;
    private char _last;

    private enum Phase { Start, Thinking, Answer, Rest }

    /// <summary>An orphan closing tag was dropped or a block was closed: what follows is the answer's beginning.</summary>
    public bool HasThought { get; private set; }

    /// <summary>A closing tag came without an opening one.</summary>
    public bool SawOrphan { get; private set; }

    /// <summary>The server keeps the thinking apart itself.</summary>
    public void ExpectAnswer() => _thinksUnopened = false;

    public void Add(string delta)
    {
        var input = _held.Length == 0 ? delta : _held + delta;
        _held = string.Empty;
        while (input.Length > 0)
        {
            input = _phase switch
            {
                Phase.Start => Begin(input),
                Phase.Thinking => Think(input),
                Phase.Answer => Answer(input),
                _ => Say(input),
            };
        }
    }

    /// <summary>Gives out what was held back in case it became a tag.</summary>
    public void Complete()
    {
        var rest = _held;
        _held = string.Empty;
        if (rest.Length == 0)
            return;
        if (_phase == Phase.Thinking)
            reasoning(rest);
        else if (_phase == Phase.Answer && rest.StartsWith(Close, StringComparison.Ordinal))
            HasThought = SawOrphan = true;
        else
            text(rest);
    }

    private string Begin(string input)
    {
        var visible = input.AsSpan().TrimStart();
        if (visible.StartsWith(Open, StringComparison.Ordinal))
        {
            _phase = Phase.Thinking;
            return visible[Open.Length..].ToString();
        }

        if (Open.AsSpan().StartsWith(visible, StringComparison.Ordinal))
            return Hold(input);
        _phase = _thinksUnopened ? Phase.Thinking : Phase.Answer;
        return input;
    }

    private string Think(string input)
    {
        var close = input.IndexOf(Close, StringComparison.Ordinal);
        if (close >= 0)
        {
            if (close > 0)
                reasoning(input[..close]);
            HasThought = true;
            _phase = Phase.Rest;
            return input[(close + Close.Length)..];
        }

        var safe = input.Length - TagStart(input);
        if (safe > 0)
            reasoning(safe == input.Length ? input : input[..safe]);
        return Hold(input[safe..]);
    }

    private string Answer(string input)
    {
        var close = input.IndexOf(Close, StringComparison.Ordinal);
        if (close < 0)
        {
            var safe = input.Length - TagStart(input);
            Say(safe == input.Length ? input : input[..safe]);
            return Hold(input[safe..]);
        }

        if (close > 0)
            Say(input[..close]);
        var after = close + Close.Length;
        if (Quotes.Contains(_last, StringComparison.Ordinal))
        {
            if (after == input.Length)
                return Hold(input[close..]);
            if (Quotes.Contains(input[after], StringComparison.Ordinal))
            {
                Say(input[close..after]);
                return input[after..];
            }
        }

        HasThought = SawOrphan = true;
        _phase = Phase.Rest;
        return input[after..];
    }

    private string Say(string input)
    {
        if (input.Length > 0)
        {
            _last = input[^1];
            text(input);
        }

        return string.Empty;
    }

    private string Hold(string input)
    {
        _held = input;
        return string.Empty;
    }

    /// <summary>Length of the longest end of the input that could grow into a closing tag.</summary>
    private static int TagStart(string input)
    {
        for (var length = Math.Min(input.Length, Close.Length - 1); length > 0; length--)
        {
            if (input.AsSpan(input.Length - length).SequenceEqual(Close.AsSpan(0, length)))
                return length;
        }

        return 0;
    }
}
