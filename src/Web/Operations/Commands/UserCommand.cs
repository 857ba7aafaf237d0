using System.CommandLine;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Operations.Commands;

/// <summary><c>user add|reset|list</c>: the way back in for whoever may log in to the machine. The server may go on.</summary>
static class UserCommand
{
    public static Command Create()
    {
        var data = CommandSettings.DataOption();
        data.Recursive = true;
        var command = new Command("user", "List accounts, add one, or give one a code for a new password.") { data };
        command.Subcommands.Add(Add(data));
        command.Subcommands.Add(Reset(data));
        command.Subcommands.Add(List(data));
        return command;
    }

    static Command Add(Option<string?> data)
    {
        var name = new Argument<string>("NAME") { Description = "The user name." };
        var role = new Option<MemberRole>("--role") { Description = "admin, adult or child.", DefaultValueFactory = _ => MemberRole.Adult };
        var display = new Option<string?>("--display-name") { Description = "What others see; the user name unless given." };
        var command = new Command("add", "Add an account; the password is asked for, or read from standard input.") { name, role, display };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(parsed, async (output, token) =>
        {
            using var accounts = CommandAccounts.Open(CommandSettings.DataDirectory(parsed.GetValue(data)));
            var password = Console.IsInputRedirected ? await Console.In.ReadLineAsync(token) : await TypedPassword.ReadAsync(output, () => Console.ReadKey(intercept: true));
            var request = new AddMemberRequest(parsed.GetRequiredValue(name), parsed.GetValue(display), password, parsed.GetValue(role));
            var outcome = await accounts.Registration.AddAsync(request, AccountEvent.ByCommandLine, token);
            if (outcome.Refusal is { } refusal) throw new StorageException(refusal.Detail);
            await output.WriteLineAsync($"Added {outcome.Value!.UserName} ({outcome.Value.Role.Spelling()}).");
            return 0;
        }, cancel));
        return command;
    }

    static Command Reset(Option<string?> data)
    {
        var name = new Argument<string>("NAME") { Description = "The user name." };
        var command = new Command("reset", "Print a one-time code with which the member chooses a new password.") { name };
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(parsed, async (output, token) =>
        {
            using var accounts = CommandAccounts.Open(CommandSettings.ExistingDataDirectory(parsed.GetValue(data)));
            var userName = parsed.GetRequiredValue(name);
            var member = await accounts.Members.FindByUserNameAsync(userName, token)
                ?? throw new StorageException($"There is no account {userName}; familychat user list shows them.");
            var issued = await accounts.Passwords.IssueResetAsync(member.Id, AccountEvent.ByCommandLine, token);
            await output.WriteLineAsync($"Code for {member.UserName}: {issued!.Code}");
            await output.WriteLineAsync($"It works once, until {issued.ExpiresAt:yyyy-MM-dd HH:mm} UTC: choose \"I have a code\" on the sign-in page.");
            return 0;
        }, cancel));
        return command;
    }

    static Command List(Option<string?> data)
    {
        var command = new Command("list", "List the accounts.");
        command.SetAction((parsed, cancel) => CommandSettings.GuardAsync(parsed, async (output, token) =>
        {
            using var accounts = CommandAccounts.Open(CommandSettings.ExistingDataDirectory(parsed.GetValue(data)));
            foreach (var member in await accounts.Members.ListAsync(token))
                await output.WriteLineAsync($"{member.UserName}\t{member.Role.Spelling()}\t{(member.Disabled ? "disabled" : "active")}\t{member.DisplayName}");
            return 0;
        }, cancel));
        return command;
    }
}
