using System.Diagnostics.Metrics;
using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// What the household's model does, measured where it happens: the line in front of it, and each reply. The instruments belong to the meter
/// <c>FamilyChat</c>; whoever listens decides where they go.
/// </summary>
internal static class ReplyMetrics
{
    private static readonly Meter Meter = new("FamilyChat");

    private static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>(
        "familychat.queue.waiting", description: "Replies that wait for their turn at the model.");

    private static readonly UpDownCounter<int> Running = Meter.CreateUpDownCounter<int>(
        "familychat.queue.running", description: "Replies that have their turn at the model.");

    private static readonly Histogram<double> FirstToken = Meter.CreateHistogram<double>(
        "familychat.reply.first_token", "s", "From the turn to the first piece of a reply.");

    private static readonly Histogram<double> Speed = Meter.CreateHistogram(
        "familychat.reply.tokens_per_second", null, "How fast a reply was written.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 50, 75, 100, 200, 500] });

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("familychat.reply.tokens", description: "Tokens the model wrote.");

    private static readonly Counter<int> Replies = Meter.CreateCounter<int>("familychat.replies", description: "Replies that ended, by how.");

    public static void QueueChanged(ModelQueueState before, ModelQueueState after)
    {
        Waiting.Add(Length(after) - Length(before));
        Running.Add(after.Running.Count - before.Running.Count);
    }

    public static void ReplyEnded(ReplyOutcome outcome)
    {
        Replies.Add(1, new KeyValuePair<string, object?>("state", outcome.State.ToString()), new("error", outcome.Error?.Code ?? ""));
        if (outcome.Usage is not { } usage)
            return;
        FirstToken.Record(usage.FirstTokenMs / 1000.0);
        Tokens.Add(usage.CompletionTokens);
        if (usage.TokensPerSecond > 0)
            Speed.Record(usage.TokensPerSecond);
    }

    private static int Length(ModelQueueState state) => state.Lanes.Sum(lane => lane.Count) + state.SideJobs.Count;
}
