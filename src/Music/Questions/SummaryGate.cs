using System.Text;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>
/// Lets a summary through while it is written, and only so far as the rows bear it out: what has been shown is never taken back.
/// A word waits until it is whole, a quotation until it is closed; what is unfounded stays behind the gate, and a plain sentence
/// stands in for it at the end. Used by one thread at a time.
/// </summary>
public sealed class SummaryGate(string question, QueryResult result, IReadOnlyList<string> assumptions, string language)
{
    private readonly SummaryFacts _facts = new(question, result, assumptions);
    private readonly StringBuilder _written = new();
    private int _released;

    /// <summary>Takes a piece and gives what may be shown now, which is often nothing.</summary>
    public string Append(string piece)
    {
        _written.Append(piece);
        if (piece.AsSpan().IndexOfAny(' ', '\n') < 0)
            return "";
        var text = _written.ToString();
        var end = text.AsSpan().LastIndexOfAny(' ', '\n');
        return end > _released && !HasOpenQuote(text.AsSpan(0, end)) && IsFounded(text[..end]) ? Release(text, end) : "";
    }

    /// <summary>Gives what is left to show, where all of it holds and the model came to its end; else a sentence made from the rows.</summary>
    /// <param name="isWhole">False where the model broke off.</param>
    public string Finish(bool isWhole)
    {
        var text = _written.ToString().TrimEnd();
        if (isWhole && text.Length > 0 && IsFounded(text))
            return _released < text.Length ? Release(text, text.Length) : "";
        var sentence = SummaryTemplate.Sentence(result, language);
        var said = assumptions.Count == 0 ? sentence : $"{sentence} {string.Join(' ', assumptions)}";
        return _released == 0 ? said : $"\n\n{said}";
    }

    private string Release(string text, int end)
    {
        var released = text[_released..end];
        _released = end;
        return released;
    }

    private bool IsFounded(string text) => SummaryCheck.Unfounded(text, _facts).Count == 0;

    /// <summary>“…”, „…“ and »…« use one another's marks, so that only an even number of them is closed.</summary>
    private static bool HasOpenQuote(ReadOnlySpan<char> text) =>
        text.Count('"') % 2 == 1
        || (text.Count('“') + text.Count('”') + text.Count('„')) % 2 == 1
        || (text.Count('«') + text.Count('»')) % 2 == 1
        || text.Count("**") % 2 == 1;
}
