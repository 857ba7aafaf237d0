namespace FamilyChat.LmStudio.Chat;

public enum ChatRole { System, User, Assistant }

/// <summary>One entry of the history a model is given.</summary>
public sealed record ChatTurn(ChatRole Role, string Text);

/// <summary>
/// One request for a reply. <paramref name="Model"/> is the server's own id of a model, or null for whichever is loaded.
/// </summary>
/// <param name="Turns">Oldest first. The client merges, drops and orders them as chat templates demand.</param>
/// <param name="MaxTokens">Upper bound of the reply in tokens, or null for the server's own.</param>
/// <param name="JsonSchema">A JSON Schema the reply must follow, or null for prose.</param>
public sealed record ChatRequest(
    string? Model,
    IReadOnlyList<ChatTurn> Turns,
    int? MaxTokens = null,
    double? Temperature = null,
    int? Seed = null,
    ReplySchema? JsonSchema = null);

/// <summary>A named JSON Schema (draft 2020-12 text) sent as structured output.</summary>
public sealed record ReplySchema(string Name, string Schema);
