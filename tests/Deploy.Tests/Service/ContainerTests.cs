using System.Diagnostics;
using System.Globalization;
using FamilyChat.Deploy.Tests.Support;
using FamilyChat.Driving;

namespace FamilyChat.Deploy.Tests.Service;

/// <summary>
/// The Containerfile, built and run by buildah. No registry is asked: the runtime's image is laid from this machine's own runtime, and the
/// published program stands in for the stage that compiles it.
/// </summary>
public sealed class ContainerTests : IAsyncLifetime, IDisposable
{
    const string RuntimeImage = "mcr.microsoft.com/dotnet/aspnet:10.0";

    readonly Folder folder = new();

    public Task InitializeAsync() => File.WriteAllTextAsync(folder.At("policy.json"), """{"default":[{"type":"insecureAcceptAnything"}]}""");

    public async Task DisposeAsync()
    {
        if (Directory.Exists(folder.At("store"))) await BuildahAsync("rm", "--all");
    }

    public void Dispose() => folder.Dispose();

    [FactAsRootWith("buildah", "ldd")]
    public async Task The_image_runs_as_an_ordinary_user_that_can_write_its_data_and_nothing_else_and_tells_its_health()
    {
        var container = await MakeAsync();
        using var port = HeldPort.Take();
        var address = $"http://127.0.0.1:{port.Number}";

        using var running = Shell.Start("buildah", Run(container, address, "dotnet", "/app/FamilyChat.Web.dll"));
        try
        {
            await HealthyAsync(container, address, running);
            var tried = await InsideAsync(container, address, "sh", "-c", "pwd; [ -O /data/app.db ] && echo own; mkdir /usr/hole /app/hole || echo closed");
            Assert.Equal(["/data", "own", "closed"], tried.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            EndAllAt(address);
            if (!running.HasExited) running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
        }
    }

    /// <summary>Buildah's helper lets go of what it started, which would outlive a kill of the tree: whoever has this address among its settings ends.</summary>
    static void EndAllAt(string address)
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                try
                {
                    if (File.ReadAllText($"/proc/{process.Id}/environ").Contains($"ASPNETCORE_URLS={address}", StringComparison.Ordinal)) process.Kill();
                }
                catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
                {
                    // It ended by itself.
                }
            }
        }
    }

    async Task<string> MakeAsync()
    {
        await LayRuntimeAsync(folder.At("runtime"));
        var empty = await NameAsync("from", "--signature-policy", folder.At("policy.json"), "scratch");
        await BuildahAsync("add", "--quiet", empty, folder.At("runtime"), "/");
        await BuildahAsync("config", "--env", "APP_UID=1654", empty);
        await BuildahAsync("commit", "--quiet", "--signature-policy", folder.At("policy.json"), empty, RuntimeImage);
        Directory.CreateDirectory(folder.At("built"));
        await SucceedsAsync("cp", "-R", Repository.App, folder.At("built/app"));
        Directory.CreateDirectory(folder.At("source"));
        await BuildahAsync(
            "build", "--format", "docker", "--signature-policy", folder.At("policy.json"), "--pull-never", "--isolation", "chroot",
            "--build-context", $"build={folder.At("built")}", "-t", "familychat", "-f", Repository.At("deploy", "container", "Containerfile"), folder.At("source"));
        return await NameAsync("from", "--signature-policy", folder.At("policy.json"), "--pull-never", "familychat");
    }

    /// <summary>This machine's ASP.NET Core runtime with the libraries it needs, and the three commands that the Containerfile calls.</summary>
    static async Task LayRuntimeAsync(string root)
    {
        const string Script = """
            set -eu
            root=$1
            dotnet=$(dirname "$(realpath "$(command -v dotnet)")")
            mkdir -p "$root/usr/share/dotnet/shared" "$root/usr/bin" "$root/tmp"
            chmod 1777 "$root/tmp"
            cp -a "$dotnet/dotnet" "$dotnet/host" "$root/usr/share/dotnet/"
            cp -a "$dotnet/shared/Microsoft.NETCore.App" "$dotnet/shared/Microsoft.AspNetCore.App" "$root/usr/share/dotnet/shared/"
            ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
            commands=$(for one in sh mkdir chown; do realpath "$(command -v "$one")"; done)
            wanted=$(ldconfig -p | grep -Eo '/[^ ]*/lib(icuuc|icui18n|icudata|ssl|crypto)\.so\.[0-9]+$')
            for one in sh mkdir chown; do install -Dm755 "$(realpath "$(command -v "$one")")" "$root/bin/$one"; done
            for one in $commands "$dotnet/dotnet" "$dotnet"/shared/Microsoft.NETCore.App/*/*.so $wanted; do
              case $one in *.so.*) echo "$one" ;; esac
              ldd "$one" 2>/dev/null | grep -o '/[^ ]*' || true
            done | sort -u | grep -E '^/(usr/)?lib' | while read -r library; do
              [ -e "$root$library" ] || install -Dm755 "$(realpath "$library")" "$root$library"
            done
            """;
        await SucceedsAsync("bash", "-c", Script, "lay", root);
    }

    async Task HealthyAsync(string container, string address, Process running)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            if (running.HasExited) Assert.Fail(await running.StandardError.ReadToEndAsync(limit.Token));
            var health = await InsideAsync(container, address, "dotnet", "/app/FamilyChat.Web.dll", "health");
            if (health.ExitCode == 0) return;
            await Task.Delay(200, limit.Token);
        }
    }

    Task<Outcome> InsideAsync(string container, string address, params string[] command) =>
        Shell.RunAsync("buildah", Run(container, address, command));

    string[] Run(string container, string address, params string[] command) =>
        [.. Storage, "run", "--isolation", "chroot", "--env", $"ASPNETCORE_URLS={address}", container, "--", .. command];

    async Task<string> NameAsync(params string[] arguments) => (await BuildahAsync(arguments)).Trim();

    Task<string> BuildahAsync(params string[] arguments) => SucceedsAsync("buildah", [.. Storage, .. arguments]);

    string[] Storage => ["--root", folder.At("store"), "--runroot", folder.At("run"), "--storage-driver", "vfs"];

    static async Task<string> SucceedsAsync(string program, params string[] arguments)
    {
        var outcome = await Shell.RunAsync(program, arguments);
        Assert.True(outcome.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {arguments[0]} ended with {outcome.ExitCode}: {outcome.Text}"));
        return outcome.Output;
    }
}
