using System.Text.Json;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>One entry of a conversation as the model is given it; parts are joined to one text.</summary>
public sealed record ChatTurn(string Role, string Content);

/// <summary>A chat request, whichever of the APIs it came by.</summary>
public sealed record ChatPrompt
{
    /// <summary>Tokens a chat template spends on each message's frame.</summary>
    private const int FrameTokens = 4;

    public string Model { get; init; } = "";
    public required IReadOnlyList<ChatTurn> Turns { get; init; }
    public bool Stream { get; init; }
    public bool IncludeUsage { get; init; }

    /// <summary>Most tokens to write; null = no limit.</summary>
    public int? MaxTokens { get; init; }
    public IReadOnlyList<string> Stops { get; init; } = [];

    /// <summary><c>none</c> switches thinking off; null = the model decides.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>The schema of <c>response_format: json_schema</c>, as JSON text.</summary>
    public string? JsonSchema { get; init; }

    /// <summary>Who the server runs tools through by itself, as its events name them; null = calls are left to the client.</summary>
    internal ToolProvider? Tools { get; init; }

    /// <summary>How long a just-in-time loaded model stays after this request; null = the server's setting.</summary>
    public TimeSpan? TimeToLive { get; init; }

    public string SystemText => string.Join('\n', Turns.Where(turn => turn.Role is "system" or "developer").Select(turn => turn.Content));

    public string LastUserText => Turns.LastOrDefault(turn => turn.Role == "user")?.Content ?? "";

    internal int CountTokens() => Turns.Sum(turn => FrameTokens + Tokenizer.Count(turn.Content));

    internal static string TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(PartText)),
        _ => "",
    };

    private static string PartText(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";
}
