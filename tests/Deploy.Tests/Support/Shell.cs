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
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="patience">Three minutes unless told otherwise; what runs longer is ended with all it started.</param>
    public static async Task<Outcome> RunAsync(string program, string[] arguments, Action<ProcessStartInfo>? prepare = null, TimeSpan? patience = null)
    {
        using var process = Start(program, arguments, prepare);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience ?? Patience);
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

    /// <returns>A sentence for who reads why a test was skipped; null when all of them are there.</returns>
    public static string? WhatIsMissing(string[] programs) =>
        programs.FirstOrDefault(program => !Has(program)) is { } missing ? $"{missing} is not installed here." : null;

    static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin")
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>A test of files that other programs read, where those programs are installed.</summary>
sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(params string[] programs) => Skip = Shell.WhatIsMissing(programs);
}

sealed class FactAsRootWithAttribute : FactAttribute
{
    public FactAsRootWithAttribute(params string[] programs) =>
        Skip = Shell.WhatIsMissing(programs) ?? (Environment.IsPrivilegedProcess ? null : $"{programs[0]} needs root here.");
}
