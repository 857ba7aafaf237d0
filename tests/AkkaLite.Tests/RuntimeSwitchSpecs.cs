using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AkkaLite.Tests;

/// <summary>Evaluates the actors' project as MSBuild does, without restoring or building it.</summary>
public sealed class RuntimeSwitchSpecs
{
    private static readonly string Project = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "src", "Actors", "FamilyChat.Actors.csproj"));

    [Fact]
    public async Task With_NuGet_the_source_is_compiled_against_the_official_packages_alone()
    {
        var items = await Evaluate("NuGet");

        Assert.Contains("Akka.Hosting", items["PackageReference"]);
        Assert.Contains("Akka.Streams", items["PackageReference"]);
        Assert.Contains("Akka.Persistence.Sql.Hosting", items["PackageReference"]);
        Assert.DoesNotContain(items["ProjectReference"], static reference => reference.Contains("AkkaLite", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_Lite_it_is_compiled_against_this_runtime_alone()
    {
        var items = await Evaluate("Lite");

        Assert.Contains(items["ProjectReference"], static reference => reference.Contains("AkkaLite", StringComparison.Ordinal));
        Assert.DoesNotContain(items["PackageReference"], static reference => reference.StartsWith("Akka.", StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string[]>> Evaluate(string runtime)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Project, "-getItem:PackageReference", "-getItem:ProjectReference", $"-p:AkkaRuntime={runtime}", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var msbuild = Process.Start(start)!;
        var output = await msbuild.StandardOutput.ReadToEndAsync();
        await msbuild.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(0, msbuild.ExitCode);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items").EnumerateObject().ToDictionary(
            static items => items.Name,
            static items => items.Value.EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!).ToArray());
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
