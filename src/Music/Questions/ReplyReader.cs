using System.Text.Json;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>
/// Reads what a model answered, however little it kept to what was asked: JSON in the content or in the reasoning, with thoughts and fences around it,
/// or no JSON at all but a statement that compiles.
/// </summary>
public static class ReplyReader
{
    private const int MostOptions = 4;

    /// <summary>The reply, or null where there is neither JSON nor a valid statement in it.</summary>
    /// <exception cref="QueryException">There is no library yet.</exception>
    public static async Task<ModelReply?> ReadAsync(string? content, string? reasoning, SqlGuard guard, CancellationToken cancellation = default)
    {
        string[] texts = [.. new[] { WithoutThoughts(content), reasoning, content }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!).Distinct(StringComparer.Ordinal)];
        foreach (var text in texts)
        {
            if (FromJson(text) is { } reply)
                return reply;
            if (await guard.FirstValidAsync([text], cancellation) is { } sql)
                return new ModelReply(ReplyKind.Query, null, [], sql, null, []);
        }

        return null;
    }

    /// <summary>The reply in a text that holds the JSON asked for, or null.</summary>
    internal static ModelReply? FromJson(string text)
    {
        using var document = LooseJson.First(text);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
            return null;
        var sql = Text(root, "sql");
        if (Kind(Text(root, "kind"), sql) is not { } kind || (kind == ReplyKind.Query && sql is null))
            return null;
        return new ModelReply(
            kind,
            Text(root, "standalone"),
            Texts(root, "columns"),
            kind == ReplyKind.Query ? sql : null,
            Text(root, "assumption"),
            [.. Texts(root, "options").Select(o => o.Trim()).Where(o => o.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostOptions)]);
    }

    /// <summary>Takes away what a model thought aloud, also where the opening tag was swallowed by the server.</summary>
    internal static string? WithoutThoughts(string? text)
    {
        const string End = "</think>";
        var end = text?.LastIndexOf(End, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (end >= 0)
            return text![(end + End.Length)..];
        var start = text?.IndexOf("<think>", StringComparison.OrdinalIgnoreCase) ?? -1;
        return start >= 0 ? text![..start] : text;
    }

    private static ReplyKind? Kind(string? kind, string? sql) => kind?.ToLowerInvariant().Replace(' ', '_') switch
    {
        "query" or "sql" or "select" => ReplyKind.Query,
        "clarify" => ReplyKind.Clarify,
        "not_in_library" => ReplyKind.NotInLibrary,
        "chat" => ReplyKind.Chat,
        "refuse" or "refused" => ReplyKind.Refuse,
        _ => sql is null ? null : ReplyKind.Query,
    };

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string[] Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];
}
