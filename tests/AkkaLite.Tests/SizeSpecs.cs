using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AkkaLite.Tests;

public sealed partial class SizeSpecs
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "src", "AkkaLite"));

    /// <summary>
    /// Counts the lines of code of Lite, without its tests: a line counts unless it is blank, a comment, braces alone (with what
    /// closes a statement behind them), a using or a namespace.
    /// </summary>
    [Fact]
    public void Lite_stays_small()
    {
        var lines = Files().Sum(static file => File.ReadLines(file).Count(static line => !SaysNothing().IsMatch(line)));

        Assert.InRange(lines, 1, 4_000);
    }

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.All(Files(), static file => Assert.InRange(File.ReadLines(file).Count(), 1, 300));

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !Path.GetRelativePath(Source, file).StartsWith("obj", StringComparison.Ordinal));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"^\s*(//.*|[{}]+[;,)]*|using .*;|namespace .*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SaysNothing();
}
