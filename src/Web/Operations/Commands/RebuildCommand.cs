using System.CommandLine;
using FamilyChat.Web.Operations.Starting;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>rebuild</c>: forget what can be read from the journal again. The chain of hashes stays: it is the proof.</summary>
static class RebuildCommand
{
    public static Command Create()
    {
        var data = CommandSettings.DataOption();
        var command = new Command("rebuild", "Make the audit and the search anew from the journal at the next start; the server must be stopped.") { data };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(parsed, async (output, token) =>
        {
            var directory = CommandSettings.ExistingDataDirectory(parsed.GetValue(data));
            using var held = DataDirectoryLock.Take(directory);
            using var accounts = CommandAccounts.Open(directory);
            await accounts.Audit.ClearAsync(token);
            await output.WriteLineAsync("The audit and the search are empty and fill again from the journal when the server starts.");
            return 0;
        }, cancel));
        return command;
    }
}
