using System.Text;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// The text of a reply while it is written: one writer appends, any number of readers take what lies behind their own offset and has
/// been shown. A slow reader costs nothing but its offset. Lengths and offsets are UTF-16 code units; half of a surrogate pair is
/// never visible.
/// </summary>
public sealed class ReplyDraft(string text = "", string reasoning = "")
{
    private readonly Lock _gate = new();
    private readonly Growing _text = new(text);
    private readonly Growing _reasoning = new(reasoning);

    public int Length
    {
        get
        {
            lock (_gate)
                return _text.Visible;
        }
    }

    public string Text => TextFrom(0);

    public string Reasoning => ReasoningFrom(0);

    /// <summary>Writes and shows.</summary>
    public void Append(string text, string reasoning)
    {
        Write(text, reasoning);
        Show();
    }

    /// <summary>Readers see it only when it is shown.</summary>
    public void Write(string text, string reasoning)
    {
        lock (_gate)
        {
            _text.Append(text);
            _reasoning.Append(reasoning);
        }
    }

    public void Show()
    {
        lock (_gate)
        {
            _text.Show();
            _reasoning.Show();
        }
    }

    /// <summary>What is written from these offsets on, shown or not.</summary>
    public (string Text, string Reasoning) WrittenFrom(int textOffset, int reasoningOffset)
    {
        lock (_gate)
            return (_text.WrittenFrom(textOffset), _reasoning.WrittenFrom(reasoningOffset));
    }

    public string TextFrom(int offset)
    {
        lock (_gate)
            return _text.From(offset);
    }

    public string ReasoningFrom(int offset)
    {
        lock (_gate)
            return _reasoning.From(offset);
    }

    private sealed class Growing(string start)
    {
        private readonly StringBuilder _all = new(start);
        private int _shown = start.Length;
        private int _lastFrom = -1;
        private string _last = "";

        public int Visible => Whole(_shown);

        public void Append(string piece)
        {
            if (piece.Length > 0)
                _all.Append(piece);
        }

        public void Show()
        {
            if (_shown == _all.Length)
                return;
            _shown = _all.Length;
            _lastFrom = -1;
        }

        /// <summary>Readers at the same offset, which is most of them, share one string.</summary>
        public string From(int offset)
        {
            if (offset != _lastFrom)
            {
                _last = Between(offset, Visible);
                _lastFrom = offset;
            }

            return _last;
        }

        public string WrittenFrom(int offset) => Between(offset, Whole(_all.Length));

        private string Between(int start, int end) => start >= end ? "" : _all.ToString(start, end - start);

        private int Whole(int length) => length > 0 && char.IsHighSurrogate(_all[length - 1]) ? length - 1 : length;
    }
}
