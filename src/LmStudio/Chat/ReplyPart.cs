namespace FamilyChat.LmStudio.Chat;

/// <summary>A piece of a reply as it streams.</summary>
public abstract record ReplyPart
{
    private ReplyPart()
    {
    }

    /// <summary>Text for the reader. Never empty.</summary>
    public sealed record Text(string Value) : ReplyPart;

    /// <summary>The model thinking aloud, kept apart from its answer. Never empty.</summary>
    public sealed record Reasoning(string Value) : ReplyPart;

    /// <summary>The one last part.</summary>
    /// <param name="Model">The model that really answered, as the server names it; may differ from the one asked for.</param>
    public sealed record End(FinishReason Reason, string? Model, TokenUsage? Usage) : ReplyPart;
}

public enum FinishReason
{
    /// <summary>The model was done.</summary>
    Stop,

    /// <summary>It ran into the reply's or the context's limit and could go on.</summary>
    Length,
}

/// <summary>Counts as the server reports them, in tokens.</summary>
public sealed record TokenUsage(int PromptTokens, int CompletionTokens, int ReasoningTokens);
