namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>One delta of a reply. For tool calls, <see cref="Text"/> holds the arguments or a fragment of them.</summary>
internal readonly record struct ReplyPiece(PieceKind Kind, string Text, ToolPiece? Tool = null);

/// <summary>Which call a piece belongs to; name and id come with its first piece only.</summary>
internal sealed record ToolPiece(int Index, string? Name = null, string? Id = null);

internal enum PieceKind
{
    Text,

    /// <summary>Thoughts in <c>reasoning_content</c>.</summary>
    ReasoningContent,

    /// <summary>Thoughts in <c>reasoning</c>.</summary>
    Reasoning,
    ToolCall,
}
