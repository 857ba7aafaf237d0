using System.Text.RegularExpressions;

namespace FamilyChat.Deploy.Tests.Support;

/// <summary>Every Markdown document of the repository, but not the stories the demo model tells.</summary>
static partial class Documentation
{
    static readonly string[] Folders = ["docs", "src", "tests", "bench", "deploy", "eng"];

    static readonly string[] NotOurs = ["/node_modules/", "/bin/", "/obj/", "/Demo/Data/"];

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*.md", SearchOption.AllDirectories)))
            .Where(path => !NotOurs.Any(part => path.Contains(part, StringComparison.Ordinal)))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    public static string Text(string document) => File.ReadAllText(Repository.At(document));

    /// <summary>The insides of all blocks in a language; an empty one for those that name none.</summary>
    public static IEnumerable<string> Blocks(string document, string language) =>
        Block().Matches(Text(document)).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["it"].Value);

    public static IEnumerable<string> InlineCode(string document) => Code().Matches(WithoutBlocks(document)).Select(match => match.Groups["it"].Value);

    public static string WithoutBlocks(string document) => Block().Replace(Text(document), "");

    /// <summary>The names under which GitHub and its like make the headings reachable.</summary>
    public static IEnumerable<string> Anchors(string document) => Heading().Matches(WithoutBlocks(document))
        .Select(match => NotInAnchor().Replace(match.Groups["it"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"^```(?<language>[a-z]*)\n(?<it>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Block();

    [GeneratedRegex(@"`(?<it>[^`\n]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (?<it>.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInAnchor();
}
