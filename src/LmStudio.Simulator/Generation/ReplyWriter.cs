using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>One reply on its way out, in the shape of one API. Called by <see cref="GenerationRun"/> in the order of the members.</summary>
internal abstract class ReplyWriter
{
    /// <summary>The client is told of loading and prompt processing, so the response begins before them.</summary>
    public virtual bool TellsProgress => false;

    /// <summary>A stream notices that its client has gone; a single body only when it is written.</summary>
    public abstract bool Streams { get; }

    /// <summary>Sends the headers and, where there is one, the opening event.</summary>
    public abstract Task OpenAsync(ReplyFrame frame, CancellationToken cancelled);

    public virtual Task LoadProgressAsync(LoadProgress progress, CancellationToken cancelled) => Task.CompletedTask;

    /// <summary>How much of the prompt is processed, 0 to 1.</summary>
    public virtual Task PromptProgressAsync(double share, CancellationToken cancelled) => Task.CompletedTask;

    public abstract ValueTask WriteAsync(ReplyPiece piece, CancellationToken cancelled);

    public abstract Task FinishAsync(ReplyEnd end, CancellationToken cancelled);

    /// <summary>Ends the reply with an error: as a status while no headers are sent, else inside the stream.</summary>
    public abstract Task FailAsync(WireError error, FailureStyle style, CancellationToken cancelled);

    /// <summary>Bytes that belong to no format.</summary>
    public abstract Task WriteGarbageAsync(CancellationToken cancelled);
}

/// <summary>What every event of one reply repeats.</summary>
internal sealed record ReplyFrame(string Id, long Created, string Model, ModelFacts Facts);

/// <summary>What the older native API says of the model that answered.</summary>
internal sealed record ModelFacts(string Architecture, string Quantization, string Format, int ContextLength)
{
    /// <summary>Before it is known which model answers.</summary>
    public static ModelFacts Unknown { get; } = new("", "", "", 0);
}

internal sealed record LoadProgress(string Model, double Share, TimeSpan? Took);

/// <summary>How a reply ended and what it cost.</summary>
internal sealed record ReplyEnd
{
    public required string FinishReason { get; init; }
    public int PromptTokens { get; init; }
    public int CompletionTokens { get; init; }
    public int ReasoningTokens { get; init; }
    public TimeSpan FirstToken { get; init; }
    public TimeSpan Total { get; init; }
    public TimeSpan? LoadTime { get; init; }

    /// <summary>The mark of the end is left out.</summary>
    public bool WithoutDone { get; init; }

    public double TokensPerSecond => Total > TimeSpan.Zero ? Math.Round(CompletionTokens / Total.TotalSeconds, 3) : 0;
}

internal enum FailureStyle
{
    /// <summary>As the dialect does it.</summary>
    Dialect,
    EventLine,
    DataOnly,
    EventLineThenDone,
    DataOnlyThenDone,
}
