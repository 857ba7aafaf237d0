using System.CommandLine;
using FamilyChat.Web.Operations.Backups;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>verify</c>: are the databases whole, and is the journal as it was written?</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var data = CommandSettings.DataOption();
        var command = new Command("verify", "Check that the databases are whole and the journal has no gap; the server may go on.") { data };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(
            parsed, (output, token) => RunAsync(CommandSettings.ExistingDataDirectory(parsed.GetValue(data)), output, token), cancel));
        return command;
    }

    static async Task<int> RunAsync(string data, TextWriter output, CancellationToken cancel)
    {
        var whole = true;
        foreach (var name in DataFiles.Databases.Where(name => File.Exists(Path.Combine(data, name))))
        {
            var problems = DatabaseCheck.Problems(Path.Combine(data, name));
            whole &= problems.Count == 0;
            await output.WriteLineAsync(problems.Count == 0 ? $"{name}: whole" : $"{name}: damaged. {string.Join(' ', problems)}");
        }

        // An older schema would have to be changed first, and looking changes nothing.
        if (whole && File.Exists(Path.Combine(data, DataFiles.Journal)) && DatabaseCheck.Schema(Path.Combine(data, DataFiles.Application)) == AppSchema.Known) whole = await ChainAsync(data, output, cancel);
        if (!whole) await output.WriteLineAsync("Stop the server and restore the last backup: familychat restore FILE --replace (docs/backup.md).");
        return whole ? 0 : 1;
    }

    static async Task<bool> ChainAsync(string data, TextWriter output, CancellationToken cancel)
    {
        using var accounts = CommandAccounts.Open(data);
        var chain = await accounts.Chain.VerifyAsync(savedHash: null, progress: null, cancel);
        await output.WriteLineAsync(chain.Valid
            ? $"audit chain: {chain.Count} events as they were written, last hash {chain.LastHash}"
            : $"audit chain: event {chain.BrokenAt} is not as it was written");
        return chain.Valid;
    }
}
