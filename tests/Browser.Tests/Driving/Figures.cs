using Xunit.Abstractions;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>What was measured on the way, for people: in the test's output, and together in <c>artifacts/figures/page.txt</c>.</summary>
internal static class Figures
{
    private static readonly string Sheet = Path.Combine(Repository.Root, "artifacts", "figures", "page.txt");

    public static void Keep(ITestOutputHelper output, string what, string figure)
    {
        var line = $"{what}: {figure}";
        output.WriteLine(line);
        Directory.CreateDirectory(Path.GetDirectoryName(Sheet)!);
        File.AppendAllText(Sheet, line + Environment.NewLine);
    }
}
