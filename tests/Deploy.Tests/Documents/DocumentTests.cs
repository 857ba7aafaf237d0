using System.Text.RegularExpressions;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents;

/// <summary>What the documents name is there.</summary>
public sealed partial class DocumentTests
{
    static readonly string[] Rooms = ["src/", "tests/", "docs/", "deploy/", "bench/", "eng/"];

    // Looked at by a person when they were written: the tests run without the internet.
    static readonly string[] Outside = ["https://lmstudio.ai", "https://semver.org", "https://github.com/lerocha/chinook-database"];

    public static TheoryData<string> Documents => [.. Documentation.Names];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_somewhere(string document) => Assert.Empty(Dead(document, Documentation.WithoutBlocks(document)));

    [Theory]
    [InlineData("[a](docs/instal.md)")]
    [InlineData("[a](docs/backup.md#the-dril)")]
    [InlineData("[a](#nowhere)")]
    [InlineData("![a](docs/images/cat.png)")]
    [InlineData("[a](https://example.org/chat)")]
    [InlineData("see https://example.org/chat for it")]
    [InlineData("[a][b]\n\n[b]: docs/instal.md")]
    public void A_dead_link_is_noticed(string text) => Assert.Single(Dead("README.md", text));

    [Fact]
    public void A_link_to_a_heading_leads_there() => Assert.Empty(Dead("README.md", "[a](docs/backup.md#when-there-is-no-backup)"));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_that_is_named_is_there(string document)
    {
        var missing = Documentation.InlineCode(document)
            .Where(name => Rooms.Any(room => name.StartsWith(room, StringComparison.Ordinal)) && FilePath().IsMatch(name))
            .Where(name => !Path.Exists(Repository.At(name)));

        Assert.Empty(missing);
    }

    static IEnumerable<string> Dead(string document, string text)
    {
        var folder = Path.GetDirectoryName(Repository.At(document))!;
        return Link().Matches(text).Select(match => match.Groups["it"].Value).Distinct().Where(target => !Leads(document, folder, target));
    }

    static bool Leads(string document, string folder, string target)
    {
        if (target.StartsWith("http", StringComparison.Ordinal)) return Outside.Contains(target.TrimEnd('.', ',')) || AtHome().IsMatch(target);
        var (path, anchor) = target.Split('#') is [var first, var second] ? (first, second) : (target, null);
        var leadsTo = path.Length == 0 ? document : Path.GetRelativePath(Repository.Root, Path.Combine(folder, path));
        return Path.Exists(Repository.At(leadsTo)) && (anchor is null || Documentation.Anchors(leadsTo).Contains(anchor));
    }

    [GeneratedRegex(@"\]\((?<it>[^)\s]+)\)|^\[[^\]]+\]: (?<it>\S+)|(?<it>https?://[^\s)`>""|]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    /// <summary>Addresses of the reader's own house.</summary>
    [GeneratedRegex(@"^https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.[0-9.]+|host\.containers\.internal|<name)(?::|$)", RegexOptions.NonBacktracking)]
    private static partial Regex AtHome();

    [GeneratedRegex(@"^[A-Za-z0-9_./-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex FilePath();
}
