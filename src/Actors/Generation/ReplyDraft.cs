using System.Text;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// The text of a reply while it is written: one writer appends, any number of readers take what lies behind their own offset. A slow
/// reader costs nothing but its offset. Lengths and offsets are UTF-16 code units; half of a surrogate pair is never visible.
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

    public void Append(string text, string reasoning)
    {
        lock (_gate)
        {
            _text.Append(text);
            _reasoning.Append(reasoning);
        }
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
        private int _lastFrom = -1;
        private string _last = "";

        public int Visible => _all.Length > 0 && char.IsHighSurrogate(_all[^1]) ? _all.Length - 1 : _all.Length;

        public void Append(string piece)
        {
            if (piece.Length == 0)
                return;
            _all.Append(piece);
            _lastFrom = -1;
        }

        /// <summary>Readers at the same offset, which is most of them, share one string.</summary>
        public string From(int offset)
        {
            if (offset != _lastFrom)
            {
                _last = offset >= Visible ? "" : _all.ToString(offset, Visible - offset);
                _lastFrom = offset;
            }

            return _last;
        }
    }
}
