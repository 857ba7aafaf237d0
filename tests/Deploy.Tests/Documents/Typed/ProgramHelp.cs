using System.Collections.Concurrent;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents.Typed;

/// <summary>What the published program says about its own commands.</summary>
sealed class ProgramHelp : IDisposable
{
    readonly Folder folder = new();
    readonly ConcurrentDictionary<string, Task<string>> said = new(StringComparer.Ordinal);

    public void Dispose() => folder.Dispose();

    /// <returns>The command or the option it does not have; null when it has them all.</returns>
    public async Task<string?> ProblemAsync(TypedCommand command)
    {
        List<string> path = [];
        foreach (var word in command.Arguments.TakeWhile(word => word[0] != '-'))
        {
            if (!(await HelpAsync(path)).Contains($"\n  {word} ", StringComparison.Ordinal)) break;
            path.Add(word);
        }
        if (path.Count == 0) return command.Arguments is [var first, ..] && first[0] != '-' ? $"familychat has no command {first}." : null;
        if (path is ["serve"]) return null;
        var help = await HelpAsync(path);
        // A command with commands of its own is none without one.
        if (help.Contains("\nCommands:", StringComparison.Ordinal) && path.Count < command.Arguments.Count) return $"familychat {path[0]} has no command {command.Arguments[path.Count]}.";
        return command.Arguments.Where(word => word.StartsWith("--", StringComparison.Ordinal)).FirstOrDefault(option => !help.Contains($"  {option} ", StringComparison.Ordinal)) is { } unknown
            ? $"familychat {string.Join(' ', path)} has no option {unknown}." : null;
    }

    Task<string> HelpAsync(List<string> path) => said.GetOrAdd(
        string.Join(' ', path), async key => (await PublishedServer.CommandAsync(folder.Path, [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Output);
}
