using System.Text.RegularExpressions;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents;

/// <summary>What the documents name is there.</summary>
public sealed partial class DocumentTests
{
    // Pictures are taken from a running server at a release.
    static readonly string[] TakenLater = ["docs/images/chat.png", "docs/images/music.png"];

    static readonly string[] Rooms = ["src/", "tests/", "docs/", "deploy/", "bench/", "eng/"];

    public static TheoryData<string> Documents => [.. Names()];

    static IEnumerable<string> Names() => Directory.EnumerateFiles(Repository.Root, "*.md")
        .Concat(Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories))
        .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Repository.At(document))!;
        var dead = Link().Matches(File.ReadAllText(Repository.At(document))).Select(match => match.Groups["it"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)))
            .Where(target => !TakenLater.Contains(Path.GetRelativePath(Repository.Root, Path.Combine(folder, target))));

        Assert.Empty(dead);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_that_is_named_is_there(string document)
    {
        var missing = Code().Matches(File.ReadAllText(Repository.At(document))).Select(match => match.Groups["it"].Value)
            .Where(name => Rooms.Any(room => name.StartsWith(room, StringComparison.Ordinal)) && FilePath().IsMatch(name))
            .Where(name => !Path.Exists(Repository.At(name)) && !TakenLater.Contains(name));

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_command_that_is_named_is_one()
    {
        using var folder = new Folder();
        var help = (await PublishedServer.CommandAsync(folder.Path, "--help")).Output;
        var named = Names().SelectMany(document => Command().Matches(File.ReadAllText(Repository.At(document)))).Select(match => match.Groups["it"].Value).Distinct();

        Assert.All(named, command => Assert.Contains($"  {command} ", help, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?<it>[^)\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<it>[^`\n]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Za-z0-9_./-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex FilePath();

    [GeneratedRegex(@"(?:`|^|# )familychat (?<it>[a-z]+)", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Command();
}
