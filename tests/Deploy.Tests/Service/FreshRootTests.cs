using System.Diagnostics;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Service;

/// <summary>
/// A fresh Debian under its own systemd, in which the documents are followed by somebody who has nothing but them. Takes half a minute, and
/// once a minute more for the download. It takes the program that <c>./test</c> has published; without an argument the script builds the clone too.
/// </summary>
public sealed class FreshRootTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    static string Script => Repository.At("eng", "clean-root-install");

    [FactOnAFreshRoot]
    public async Task From_a_clone_to_a_hardened_service_and_back_by_the_written_steps_and_a_backup_of_a_busy_evening_loses_nothing()
    {
        var walked = await Shell.RunAsync(Script, [Repository.App], patience: Patience);

        Assert.True(walked.ExitCode == 0, walked.Text);
        Assert.Contains("From a clone to a running, hardened service and back", walked.Output, StringComparison.Ordinal);
    }

    [FactOnAFreshRoot]
    public async Task Killed_in_the_middle_it_leaves_nothing_running()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var walk = Shell.Start(Script, [Repository.App]);
        var errors = walk.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            while (await walk.StandardOutput.ReadLineAsync(limit.Token) is { } line && !line.Contains("Hardened", StringComparison.Ordinal))
            {
                // The machine comes up and the service is installed.
            }
            Assert.False(walk.HasExited, await (walk.HasExited ? errors : Task.FromResult("")));
            var started = Running.Under(walk.Id);
            Assert.Contains(started, process => process.Name == "dotnet");

            walk.Kill();
            await walk.WaitForExitAsync(limit.Token);
            while (started.Intersect(Running.All()).Any()) await Task.Delay(20, limit.Token);
        }
        finally
        {
            if (!walk.HasExited) walk.Kill(entireProcessTree: true);
        }
    }
}

sealed class FactOnAFreshRootAttribute : FactAttribute
{
    static readonly Lazy<string?> Missing = new(Ask);

    public FactOnAFreshRootAttribute() => Skip = Missing.Value;

    static string? Ask()
    {
        using var check = Process.Start(new ProcessStartInfo(Repository.At("eng", "clean-root-install"), ["--check"]) { UseShellExecute = false, RedirectStandardError = true });
        var missing = check!.StandardError.ReadToEnd();
        check.WaitForExit();
        return check.ExitCode == 0 ? null : missing.Trim();
    }
}
