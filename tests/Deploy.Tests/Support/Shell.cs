using System.Diagnostics;

namespace FamilyChat.Deploy.Tests.Support;

/// <summary>How a program ended and what it printed.</summary>
sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public string Text => Output + Errors;
}

/// <summary>Runs a program to its end, within a limit.</summary>
static class Shell
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Outcome> RunAsync(string program, string[] arguments, Action<ProcessStartInfo>? prepare = null)
    {
        using var process = Start(program, arguments, prepare);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new Outcome(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public static Process Start(string program, string[] arguments, Action<ProcessStartInfo>? prepare = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        prepare?.Invoke(start);
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin")
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>A test of files that other programs read, where those programs are installed.</summary>
class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(params string[] programs)
    {
        if (programs.FirstOrDefault(program => !Shell.Has(program)) is { } missing) Skip = $"{missing} is not installed here.";
    }
}

sealed class FactAsRootWithAttribute : FactWithAttribute
{
    public FactAsRootWithAttribute(params string[] programs)
        : base(programs)
    {
        if (!Environment.IsPrivilegedProcess) Skip ??= $"{programs[0]} needs root here.";
    }
}
