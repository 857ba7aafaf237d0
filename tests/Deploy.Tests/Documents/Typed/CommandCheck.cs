using System.Text.Json;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents.Typed;

/// <summary>
/// Whether what a command names is there: its subcommand and options, the project, the file, the unit, the package. That it does what the
/// document says is shown where it is run: eng/clean-root-install types nearly all of them.
/// </summary>
sealed class CommandCheck(ProgramHelp help)
{
    static readonly HashSet<string> Systems =
        ["umask", "mkdir", "mv", "rm", "cp", "install", "chown", "df", "du", "grep", "sed", "sqlite3", "nano", "journalctl", "makepkg", "age", "systemd-analyze"];

    static readonly string[] ToolFolders = ["eng", "bench/FamilyChat.Bench", "src/Web/Client/dev", "tests/Web.Tests/Operations", "tests/AkkaLite.Tests/Api"];

    static readonly Dictionary<string, string[]> Verbs = new(StringComparer.Ordinal)
    {
        ["git"] = ["clone", "pull", "checkout"],
        ["systemctl"] = ["start", "stop", "restart", "enable", "edit"],
        ["podman"] = ["build", "run"],
        ["dotnet"] = ["publish", "run", "test", "build"],
    };

    /// <summary>Whether running text that begins with this word is a command, and not the name of something.</summary>
    public static bool Knows(TypedCommand command) =>
        command.Arguments.Count > 0 && (Systems.Contains(command.Program) || Verbs.ContainsKey(command.Program) || command.Program is "familychat" or "curl" or "node" or "npm" or "pacman" or "cd")
        || command.Program.StartsWith("./", StringComparison.Ordinal) && !Directory.Exists(Repository.At(command.Program)) && command.Program != "./data";

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public async Task<string?> ProblemAsync(TypedCommand command)
    {
        if (command.Settings.FirstOrDefault(name => !SettingNames.Contains(name) && !ProgramsRead(name)) is { } unknown) return $"{unknown} is no setting.";
        if (Verbs.TryGetValue(command.Program, out var verbs) && !verbs.Contains(command.Arguments[0])) return $"No test knows {command.Program} {command.Arguments[0]}.";
        return command.Program switch
        {
            "" => null,
            "familychat" or "./run" => await help.ProblemAsync(command),
            "cd" => command.Arguments[0][0] == '/' ? null : Missing(command.Arguments[0].Replace("familychat/", "./", StringComparison.Ordinal), "familychat"),
            "git" or "journalctl" or "makepkg" => null,
            "systemctl" => command.Arguments.Skip(1).Where(word => word[0] != '-').FirstOrDefault(unit => !Units.Contains(unit)) is { } unit ? $"There is no unit {unit}." : null,
            "podman" => command.Arguments.SkipWhile(word => word != "-f").Skip(1).FirstOrDefault() is { } file ? Missing(file) : null,
            "dotnet" => Project(command.Arguments),
            "node" => Missing(command.Arguments[0]),
            "npm" => command.Arguments is ["run", var script] && !Scripts.Contains(script) ? $"package.json has no script {script}." : null,
            "pacman" => Packages(command.Arguments),
            "curl" => command.Arguments.Any(word => word.EndsWith(":5000/metrics", StringComparison.Ordinal)) ? null : "No test knows this address.",
            _ when Systems.Contains(command.Program) => null,
            _ when command.Program.Contains('/', StringComparison.Ordinal) => Script(command.Program),
            _ => $"No test knows the program {command.Program}.",
        };
    }

    static HashSet<string> SettingNames { get; } =
    [
        "ASPNETCORE_URLS", "LM_STUDIO_URL", "FamilyChat__DataDirectory",
        .. File.ReadAllLines(Repository.At("deploy", "systemd", "familychat.env")).Where(line => line.StartsWith("#FamilyChat__", StringComparison.Ordinal)).Select(line => line[1..].Split('=')[0]),
    ];

    /// <summary>Whether a tool of ours reads this from its environment.</summary>
    static bool ProgramsRead(string name) =>
        ToolFolders.SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Any(path => File.ReadAllText(path).Contains(name, StringComparison.Ordinal));

    static HashSet<string> Units { get; } =
    [
        "familychat",
        .. Documentation.InlineCode("docs/backup.md").Where(code => code.StartsWith("/etc/systemd/system/", StringComparison.Ordinal)).Select(code => Path.GetFileName(code)),
    ];

    static HashSet<string> Scripts
    {
        get
        {
            using var package = JsonDocument.Parse(File.ReadAllText(Repository.At("src", "Web", "Client", "package.json")));
            return [.. package.RootElement.GetProperty("scripts").EnumerateObject().Select(script => script.Name)];
        }
    }

    static string? Missing(string path, params string[] besides) => besides.Contains(path) || Path.Exists(Repository.At(path)) ? null : $"{path} is not there.";

    static string? Script(string path) =>
        Missing(path) ?? (OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.At(path)).HasFlag(UnixFileMode.UserExecute) ? null : $"{path} cannot be run.");

    static string? Project(IReadOnlyList<string> arguments)
    {
        var named = arguments.SkipWhile(word => word != "--project").Skip(1).FirstOrDefault() ?? arguments[1];
        if (!Directory.Exists(Repository.At(named)) || Directory.GetFiles(Repository.At(named), "*.csproj") is not [var project]) return $"{named} is no project.";
        if (arguments.SkipWhile(word => word != "--filter").Skip(1).FirstOrDefault() is { } filter
            && Directory.GetFiles(Repository.At(named), $"{filter}.cs", SearchOption.AllDirectories).Length == 0) return $"No class of tests is called {filter}.";
        var program = Path.Combine(Path.GetDirectoryName(project)!, "Program.cs");
        return arguments.SkipWhile(word => word != "--").Skip(1).FirstOrDefault() is { } verb && verb[0] != '-' && !File.ReadAllText(program).Contains($"\"{verb}\"", StringComparison.Ordinal)
            ? $"{named} does not know {verb}." : null;
    }

    // What it takes to build is written twice: for a reader and for makepkg.
    static string? Packages(IReadOnlyList<string> arguments)
    {
        var named = arguments.Where(word => word[0] != '-').ToList();
        if (named is ["sqlite"]) return null;
        var needed = File.ReadAllLines(Repository.At("deploy", "arch", "PKGBUILD")).Where(line => line.StartsWith("depends=", StringComparison.Ordinal) || line.StartsWith("makedepends=", StringComparison.Ordinal))
            .SelectMany(line => line.Split('\'').Where((_, at) => at % 2 == 1)).Select(package => package.Split('>')[0]).Append("base-devel").Append("git").ToHashSet();
        return needed.SetEquals(named) ? null : $"The PKGBUILD needs {string.Join(' ', needed)}.";
    }
}
