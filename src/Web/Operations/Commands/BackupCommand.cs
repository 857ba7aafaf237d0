using System.CommandLine;
using FamilyChat.Web.Operations.Backups;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>backup FILE</c>: all data as one checked file, while the server runs or not.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, for example family.zip; - for standard output." };
        var data = CommandSettings.DataOption();
        var command = new Command("backup", "Write all data into one file and check it; the server may go on.") { file, data };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(
            parsed, (output, token) => RunAsync(parsed.GetRequiredValue(file), CommandSettings.ExistingDataDirectory(parsed.GetValue(data)), output, token), cancel));
        return command;
    }

    static async Task<int> RunAsync(string file, string data, TextWriter output, CancellationToken cancel)
    {
        if (file != "-")
        {
            var manifest = await BackupWriter.WriteAsync(data, Path.GetFullPath(file), TimeProvider.System.GetUtcNow(), cancel);
            await output.WriteLineAsync($"Wrote and checked {file}: {manifest.Files.Count} files, {manifest.Bytes / 1024:N0} KiB of data. It holds every conversation unencrypted: keep it safe.");
            return 0;
        }

        await using var standard = Console.OpenStandardOutput();
        await BackupWriter.WriteAsync(data, standard, TimeProvider.System.GetUtcNow(), cancel);
        return 0;
    }
}
