using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Starting;

/// <summary>The two commands of a checkout on a machine that cannot build it: they say what to install before they do anything.</summary>
public sealed class BuildToolsTests : IDisposable
{
    const string Sdk = "echo '10.0.100 [/usr/share/dotnet/sdk]'", Runtime = "exit 1", Node = "echo 22";

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("run", "", Node, ".NET 10 SDK")]
    [InlineData("run", Runtime, Node, ".NET 10 SDK")]
    [InlineData("run", "echo '8.0.400 [/usr/share/dotnet/sdk]'", Node, ".NET 10 SDK")]
    [InlineData("run", Sdk, "", "Node.js 20")]
    [InlineData("run", Sdk, "echo 18", "Node.js 20")]
    [InlineData("test", "", Node, ".NET 10 SDK")]
    [InlineData("test", Sdk, "", "Node.js 20")]
    public async Task What_is_missing_is_named(string command, string dotnet, string node, string missing)
    {
        // The shell makes them itself: a file this process wrote may still be open in another that it is just starting.
        const string Lay = """
            set -eu
            for one in bash dirname grep env; do ln -s "$(command -v $one)" "$1"; done
            for one in "dotnet $3" "node $4" "npm $4"; do
              [ -z "${one#* }" ] || { printf '#!/usr/bin/env bash\n%s\n' "${one#* }" >"$1/${one%% *}" && chmod +x "$1/${one%% *}"; }
            done
            PATH=$1 exec "$2"
            """;

        var outcome = await Shell.RunAsync("bash", ["-c", Lay, "lay", folder.Path, Repository.At(command), dotnet, node]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(missing, outcome.Text, StringComparison.Ordinal);
    }
}
