using System.CommandLine;
using FamilyChat.Web.Operations.Backups;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>restore FILE</c>: a backup's data in place of what is there.</summary>
static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file written by backup; - for standard input." };
        var data = CommandSettings.DataOption();
        var replace = new Option<bool>("--replace") { Description = "Put data that is there aside, into a folder before-restore-… beside the new." };
        var command = new Command("restore", "Put a backup's data into the data directory; the server must be stopped.") { file, data, replace };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(
            parsed,
            (output, token) => RunAsync(
                parsed.GetRequiredValue(file), CommandSettings.DataDirectory(parsed.GetValue(data)), parsed.GetValue(replace), output, token),
            cancel));
        return command;
    }

    static async Task<int> RunAsync(string file, string data, bool replace, TextWriter output, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        var temporary = Path.Combine(Path.GetTempPath(), $"familychat-restore-{Guid.CreateVersion7(now):N}.zip");
        try
        {
            if (file == "-")
            {
                await using var standard = Console.OpenStandardInput();
                await using var kept = new FileStream(temporary, PrivateFiles.CreateNew());
                await standard.CopyToAsync(kept, cancel);
            }

            var restored = await BackupRestorer.RestoreAsync(file == "-" ? temporary : Path.GetFullPath(file), data, replace, now, cancel);
            await output.WriteLineAsync($"Restored the backup of {restored.Manifest.CreatedAt:yyyy-MM-dd HH:mm} UTC (FamilyChat {restored.Manifest.Version}) into {data}.");
            if (restored.PutAside is { } aside) await output.WriteLineAsync($"What was there before is in {aside}; delete it when all is well.");
            return 0;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
