using System.CommandLine;
using FamilyChat.Web.Operations.Backups;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>verify</c>: are the databases whole?</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var data = CommandSettings.DataOption();
        var command = new Command("verify", "Check that the databases are whole and the journal has no gap; the server may go on.") { data };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(
            parsed, (output, _) => RunAsync(CommandSettings.ExistingDataDirectory(parsed.GetValue(data)), output), cancel));
        return command;
    }

    static async Task<int> RunAsync(string data, TextWriter output)
    {
        var whole = true;
        foreach (var name in DataFiles.Databases.Where(name => File.Exists(Path.Combine(data, name))))
        {
            var problems = DatabaseCheck.Problems(Path.Combine(data, name));
            whole &= problems.Count == 0;
            await output.WriteLineAsync(problems.Count == 0 ? $"{name}: whole" : $"{name}: damaged. {string.Join(' ', problems)}");
        }

        if (!whole) await output.WriteLineAsync("Stop the server and restore the last backup: familychat restore FILE --replace (docs/backup.md).");
        return whole ? 0 : 1;
    }
}
