namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>One delta of a reply. For tool calls, <see cref="Text"/> holds the arguments or a fragment of them.</summary>
internal readonly record struct ReplyPiece(PieceKind Kind, string Text, ToolPiece? Tool = null);

/// <summary>Which call a piece belongs to; name and id come with its first piece only, what came of it with its last.</summary>
internal sealed record ToolPiece(int Index, string? Name = null, string? Id = null)
{
    /// <summary>Used where the server runs the tool itself.</summary>
    public ToolOutcome? Outcome { get; init; }
}

/// <param name="Failure">Why it could not be run; null = it was, and said <paramref name="Output"/>.</param>
internal sealed record ToolOutcome(string Output, string? Failure);

internal enum PieceKind
{
    Text,

    /// <summary>Thoughts in <c>reasoning_content</c>.</summary>
    ReasoningContent,

    /// <summary>Thoughts in <c>reasoning</c>.</summary>
    Reasoning,
    ToolCall,
}
