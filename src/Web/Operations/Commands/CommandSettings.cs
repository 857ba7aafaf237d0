using System.CommandLine;
using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>What every command shares: the data directory it means, and how it fails.</summary>
static class CommandSettings
{
    public static Option<string?> DataOption() => new("--data")
    {
        Description = "The data directory. Default: FamilyChat:DataDirectory of appsettings.json or the environment, else ./data.",
        HelpName = "DIRECTORY",
    };

    /// <summary>The configuration as the server would read it, with the directory of the command line on top.</summary>
    public static IConfigurationRoot Read(string? data)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(Server.ContentRoot ?? Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        if (!string.IsNullOrWhiteSpace(data)) configuration["FamilyChat:DataDirectory"] = data;
        return configuration;
    }

    public static string DataDirectory(string? data) =>
        Path.GetFullPath(Read(data)["FamilyChat:DataDirectory"] ?? new StorageOptions().DataDirectory);

    /// <summary>A data directory that is there. A command that looks must not make an empty one where a name was mistyped.</summary>
    /// <exception cref="StorageException">There is none.</exception>
    public static string ExistingDataDirectory(string? data)
    {
        var directory = DataDirectory(data);
        return File.Exists(Path.Combine(directory, "app.db"))
            ? directory
            : throw new StorageException($"There is no FamilyChat data in {directory}. Name its directory with --data.");
    }

    /// <summary>Runs a command: what a person can mend is one sentence and exit code 1.</summary>
    public static async Task<int> GuardAsync(ParseResult parsed, Func<TextWriter, CancellationToken, Task<int>> command, CancellationToken cancel)
    {
        try
        {
            return await command(parsed.InvocationConfiguration.Output, cancel);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && StartupFailure.Explain(problem) is { } sentence)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(sentence);
            return 1;
        }
    }
}
