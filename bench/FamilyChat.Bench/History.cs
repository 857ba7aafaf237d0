using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyChat.Bench;

/// <summary>What was measured stays: each table has a file of Markdown to read and one of JSON lines to compare, with the time and the machine.</summary>
internal static class History
{
    /// <param name="table">Names its two files in <c>bench/results</c>.</param>
    /// <param name="markdown">As it was printed.</param>
    /// <param name="measured">An object whose members stand beside the time and the machine.</param>
    internal static async Task KeepAsync(string table, string markdown, object measured)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "bench", "results")).FullName;
        await File.AppendAllTextAsync(Path.Combine(folder, table + ".md"), markdown + "\n");
        var entry = JsonSerializer.SerializeToNode(measured)!.AsObject();
        entry.Insert(0, "at", JsonValue.Create(TimeProvider.System.GetUtcNow()));
        entry.Insert(1, "machine", Machine.Words);
        await File.AppendAllTextAsync(Path.Combine(folder, table + ".jsonl"), entry.ToJsonString() + "\n");
    }
}
