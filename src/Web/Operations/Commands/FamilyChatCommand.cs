using FamilyChat.Web.Operations.Starting;

namespace FamilyChat.Web.Operations.Commands;

/// <summary>
/// The command line. Without a command it serves, and its arguments are configuration (<c>--urls</c>, <c>--FamilyChat:Key=value</c>) untouched by any parser;
/// only a first argument that is a command's name, or a wish for help, is read as one. A server that serves never loads the parser.
/// </summary>
static class FamilyChatCommand
{
    internal const string Serve = "serve";

    /// <summary>Every command's name, besides <see cref="Serve"/>.</summary>
    internal static readonly string[] Names = ["backup", "restore", "verify", "rebuild", "user", "doctor", "health"];

    static readonly string[] Help = ["--help", "-h", "-?", "/?", "--version"];

    /// <returns>The exit code of the process: 0, or 1 after one sentence on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> use)
    {
        if (args is [Serve, .. var rest] && !rest.Any(Help.Contains)) return await Server.RunAsync(rest, add, use);
        if (args is [var first, ..] && (first == Serve || Names.Contains(first) || Help.Contains(first))) return await CommandTree.InvokeAsync(args);
        if (args is [var unknown, ..] && !unknown.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is not a command of FamilyChat; see --help.");
            return 1;
        }
        return await Server.RunAsync(args, add, use);
    }
}
