using System.CommandLine;
using FamilyChat.Web.Operations.Starting;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>
/// The command line. Without a command it serves, and its arguments are configuration (<c>--urls</c>, <c>--FamilyChat:Key=value</c>) untouched by any parser;
/// only a first argument that is a command's name, or a wish for help, is read as one.
/// </summary>
static class FamilyChatCommand
{
    const string Serve = "serve";

    static readonly string[] Help = ["--help", "-h", "-?", "/?", "--version"];

    /// <returns>The exit code of the process: 0, or 1 after one sentence on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> use)
    {
        var root = Create();
        if (args is [Serve, .. var rest] && !rest.Any(Help.Contains)) return await Server.RunAsync(rest, add, use);
        var named = args is [var first, ..] && (Help.Contains(first) || root.Subcommands.Any(command => command.Name == first));
        if (!named && args is [var unknown, ..] && !unknown.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is not a command of FamilyChat; see --help.");
            return 1;
        }
        return named ? await root.Parse(args).InvokeAsync() : await Server.RunAsync(args, add, use);
    }

    static RootCommand Create()
    {
        var root = new RootCommand("A private chat for a family, on the family's own model server.");
        root.Subcommands.Add(new Command(Serve, "Serve the page (also without a command). Takes --urls and --FamilyChat:Key=value; see docs/settings.md.")
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
