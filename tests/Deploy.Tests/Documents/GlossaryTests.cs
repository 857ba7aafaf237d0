using System.Reflection;
using System.Text.RegularExpressions;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents;

/// <summary>The glossary and the diagrams speak of types that exist.</summary>
public sealed partial class GlossaryTests
{
    static readonly string[] OurAssemblies =
        ["FamilyChat.Web", "FamilyChat.Actors", "FamilyChat.Music", "FamilyChat.LmStudio", "FamilyChat.LmStudio.Simulator", "AkkaLite"];

    static readonly HashSet<string> Types = [.. OurAssemblies.SelectMany(name => Assembly.Load(name).GetTypes()).Select(type => type.Name.Split('`')[0])];

    [Fact]
    public void Every_term_names_its_code()
    {
        var rows = File.ReadAllLines(Repository.At("docs", "glossary.md")).Where(line => line.StartsWith("| **", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEmpty(TypeName().Matches(row)));
        Assert.DoesNotContain(rows.SelectMany(row => TypeName().Matches(row)).Select(match => match.Groups["it"].Value), name => !Types.Contains(name));
    }

    [Fact]
    public void Every_box_of_the_diagrams_is_code()
    {
        var diagrams = Diagram().Matches(File.ReadAllText(Repository.At("docs", "architecture.md"))).Select(match => match.Value).ToList();

        Assert.NotEmpty(diagrams);
        Assert.DoesNotContain(diagrams.SelectMany(diagram => ActorLike().Matches(diagram)).Select(match => match.Value), name => !Types.Contains(name));
    }

    [GeneratedRegex(@"`(?<it>[A-Z][A-Za-z]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"```mermaid[^`]*```", RegexOptions.NonBacktracking)]
    private static partial Regex Diagram();

    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z][A-Za-z]+\b", RegexOptions.NonBacktracking)]
    private static partial Regex ActorLike();
}
