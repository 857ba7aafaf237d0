using System.Text;

namespace FamilyChat.Music.Import;

/// <summary>
/// Reads bytes that are not UTF-8 as Windows-1252, one by one, so that a file written in either, or pasted together from both, comes out right.
/// </summary>
internal sealed class LatinFallback : DecoderFallback
{
    private static readonly Encoding Latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 that takes whatever else it meets for Windows-1252.</summary>
    public static Encoding Utf8OrLatin { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new LatinFallback());

    /// <summary>One broken UTF-8 sequence has at most three bytes before it is found out.</summary>
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private string _text = "";
        private int _at;

        public override int Remaining => _text.Length - _at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _text = Latin.GetString(bytesUnknown);
            _at = 0;
            return _text.Length > 0;
        }

        public override char GetNextChar() => _at < _text.Length ? _text[_at++] : '\0';

        public override bool MovePrevious()
        {
            if (_at == 0)
                return false;
            _at--;
            return true;
        }

        public override void Reset()
        {
            _text = "";
            _at = 0;
        }
    }
}
