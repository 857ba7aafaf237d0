using System.Text;

namespace FamilyChat.Music.Text;

/// <summary>
/// A LIKE pattern that ignores case and accents in every script; SQLite's own folds ASCII alone, so that 'Beyoncé' LIKE '%beyonce%' is false there.
/// <c>%</c> is any run, <c>_</c> any one UTF-16 code unit of the folded text, and the escape character makes the next one ordinary.
/// Matching never backtracks beyond the last <c>%</c>: at worst text length times pattern length.
/// </summary>
internal sealed class LikePattern
{
    private const char AnyRun = '\uFDD0', AnyOne = '\uFDD1';
    private const int StackBytes = 512;

    private readonly string _symbols;
    private readonly string? _contained;
    private readonly byte[]? _containedAscii;
    private readonly byte[] _longest;

    private LikePattern(string symbols)
    {
        _symbols = symbols;
        _longest = Encoding.UTF8.GetBytes(symbols.Split(AnyRun, AnyOne).MaxBy(literal => literal.Length)!);
        var inner = symbols.AsSpan().Trim(AnyRun);
        if (symbols.Length >= 2 && symbols[0] == AnyRun && symbols[^1] == AnyRun && inner.IndexOfAny(AnyRun, AnyOne) < 0)
            _contained = inner.ToString();
        if (_contained is not null && Ascii.IsValid(_contained))
            _containedAscii = Encoding.ASCII.GetBytes(_contained);
    }

    /// <summary>The longest run of the pattern that has to stand in a text as it is, folded, in UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> LongestLiteral => _longest;

    /// <summary>Whether a text matches as soon as it holds <see cref="LongestLiteral"/>.</summary>
    public bool IsContainment => _contained is not null;

    /// <summary>Reads a pattern. <paramref name="escape"/> is the folded ESCAPE character, if there is one.</summary>
    public static LikePattern Compile(string pattern, char? escape = null)
    {
        var symbols = new StringBuilder(pattern.Length);
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == escape && i + 1 < pattern.Length)
                literal.Append(pattern[++i]);
            else if (c is '%' or '_')
                symbols.Append(Flush(literal)).Append(c == '%' ? AnyRun : AnyOne);
            else
                literal.Append(c);
        }
        return new LikePattern(symbols.Append(Flush(literal)).ToString());
    }

    /// <summary>Whether a text as SQLite stores it, in UTF-8, matches. ASCII text, the common case, costs no allocation.</summary>
    public bool MatchesUtf8(ReadOnlySpan<byte> text)
    {
        if (_contained is null || !Ascii.IsValid(text) || text.Length > StackBytes)
            return Matches(Encoding.UTF8.GetString(text));
        if (_containedAscii is null)
            return false;
        Span<byte> lower = stackalloc byte[StackBytes];
        Ascii.ToLower(text, lower, out var written);
        return lower[..written].IndexOf(_containedAscii) >= 0;
    }

    public bool Matches(string text) => MatchesFolded(TextFold.Fold(text));

    /// <summary>Whether a text that is folded already matches.</summary>
    public bool MatchesFolded(string folded) =>
        _contained is null ? MatchesSymbols(folded) : folded.Contains(_contained, StringComparison.Ordinal);

    private static string Flush(StringBuilder literal)
    {
        var folded = TextFold.Fold(literal.ToString());
        literal.Clear();
        return folded;
    }

    private bool MatchesSymbols(string text)
    {
        int t = 0, p = 0, runAt = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < _symbols.Length && _symbols[p] == AnyRun)
                (runAt, resume) = (p++, t);
            else if (p < _symbols.Length && (_symbols[p] == AnyOne || _symbols[p] == text[t]))
                (p, t) = (p + 1, t + 1);
            else if (runAt >= 0)
                (p, t) = (runAt + 1, ++resume);
            else
                return false;
        }
        while (p < _symbols.Length && _symbols[p] == AnyRun)
            p++;
        return p == _symbols.Length;
    }
}
