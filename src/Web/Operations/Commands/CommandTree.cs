using System.CommandLine;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>The commands as the parser knows them, with their help.</summary>
static class CommandTree
{
    public static Task<int> InvokeAsync(string[] args) => Create().Parse(args).InvokeAsync();

    internal static RootCommand Create()
    {
        var root = new RootCommand("A private chat for a family, on the family's own model server.");
        root.Subcommands.Add(new Command(FamilyChatCommand.Serve, "Serve the page (also without a command). Takes --urls and --FamilyChat:Key=value; see docs/settings.md.")
        {
            TreatUnmatchedTokensAsErrors = false,
        });
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(RebuildCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(HealthCommand.Create());
        return root;
    }
}
