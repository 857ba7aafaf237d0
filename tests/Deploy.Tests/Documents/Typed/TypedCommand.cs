using System.Text;
using System.Text.RegularExpressions;

namespace FamilyChat.Deploy.Tests.Documents.Typed;

/// <summary>One program with its words, as a document has somebody type it: without redirections, without <c>sudo</c>, out of <c>sh -c</c>.</summary>
/// <param name="Program">Empty where there are only settings.</param>
/// <param name="Settings">The names of assignments before it.</param>
sealed partial record TypedCommand(string Program, IReadOnlyList<string> Arguments, IReadOnlyList<string> Settings)
{
    /// <param name="script">Lines of a POSIX shell, as far as the documents use it: quotes, <c>&amp;&amp; || | ;</c>, redirections, <c>$(…)</c>.</param>
    public static IEnumerable<TypedCommand> All(string script) =>
        Split(Placeholder().Replace(script, "PLACEHOLDER")).Where(words => words.Count > 0).SelectMany(Unwrap);

    static IEnumerable<TypedCommand> Unwrap(List<string> words)
    {
        var settings = words.TakeWhile(word => Assignment().IsMatch(word)).Select(word => word.Split('=')[0]).ToList();
        var rest = words.Skip(settings.Count).ToList();
        return rest switch
        {
            ["sudo", "-u", _, .. var command] => Unwrap(command),
            ["sudo", .. var command] => Unwrap(command),
            ["sh", "-c" or "-ec", var script] => All(script),
            [] => [new TypedCommand("", [], settings)],
            [var program, .. var arguments] => [new TypedCommand(program, arguments, settings)],
        };
    }

    static IEnumerable<List<string>> Split(string script)
    {
        List<string> words = [];
        foreach (var word in Words(script))
        {
            if (word is "&&" or "||" or "|" or ";" or "\n")
            {
                yield return words;
                words = [];
            }
            else if (words is [.., "<" or ">"]) words.RemoveAt(words.Count - 1);
            else words.Add(word);
        }
        yield return words;
    }

    static IEnumerable<string> Words(string script)
    {
        foreach (Match token in Token().Matches(script))
            yield return token.Groups["operator"].Success ? token.Value : Quotes(token.Value);
    }

    static string Quotes(string word)
    {
        var bare = new StringBuilder();
        var quote = '\0';
        foreach (var letter in word)
        {
            if (letter == quote) quote = '\0';
            else if (quote == '\0' && letter is '\'' or '"') quote = letter;
            else bare.Append(letter);
        }
        return bare.ToString();
    }

    [GeneratedRegex(@"(?<operator>&&|\|\||[|;<>\n])|(?:'[^']*'|""[^""]*""|\$\([^)]*\)|[^\s'""|;<>&])+", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"<[a-z ]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[A-Za-z_]+=", RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();
}
