using System.Text;
using System.Text.Json;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// What one reader was shown of each reply, and when. Throws as soon as the outputs contradict each other: a gap or an overlap between
/// deltas, an end whose text is not what was shown, a second end.
/// </summary>
sealed class ShownReplies
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly Dictionary<string, StringBuilder> texts = [];
    readonly Dictionary<string, List<(long At, int Length)>> growth = [];
    readonly HashSet<string> expected = [];
    readonly HashSet<string> ended = [];

    /// <summary>A reply that was promised has not ended yet.</summary>
    public bool Waiting => expected.Count > 0;

    public int Ended => ended.Count;

    public void Expect(string reply)
    {
        if (!ended.Contains(reply))
            expected.Add(reply);
    }

    public void Take(JsonElement output)
    {
        switch (output.Text("type"))
        {
            case "snapshot":
                Begin(output);
                break;
            case "delta":
                Grow(output.Text("replyId"), output.GetProperty("offset").GetInt32(), output.Text("text"));
                break;
            case "ended":
                End(output.Text("replyId"), output.GetProperty("message"));
                break;
        }
    }

    /// <summary>From the first shown piece that <paramref name="kept"/> lacks to the last: how much of the reader's time is gone. A stall of the machine in between is no text.</summary>
    public TimeSpan TimeToShowWhatIsMissingFrom(string reply, string kept)
    {
        if (!texts.TryGetValue(reply, out var text))
            return TimeSpan.Zero;
        Assert.StartsWith(text.ToString(0, Math.Min(text.Length, kept.Length)), kept, StringComparison.Ordinal);
        var missing = growth[reply].Where(g => g.Length > kept.Length).ToList();
        return missing.Zip(missing.Skip(1), (one, next) => TimeProvider.System.GetElapsedTime(one.At, next.At))
            .Aggregate(TimeSpan.Zero, (sum, gap) => sum + (gap < Pause ? gap : Pause));
    }

    /// <summary>For the words of a failed test.</summary>
    public string Describe(string reply, string kept) =>
        $"{growth[reply].Count(g => g.Length > kept.Length)} deltas, {texts[reply].Length} UTF-16 code units shown, {kept.Length} kept";

    void Begin(JsonElement snapshot)
    {
        foreach (var message in snapshot.GetProperty("messages").EnumerateArray().Where(m => m.Text("role") == "assistant"))
        {
            expected.Remove(message.Text("id"));
            ended.Add(message.Text("id"));
        }

        if (snapshot.GetProperty("draft") is not { ValueKind: JsonValueKind.Object } draft)
            return;
        var reply = draft.Text("replyId");
        expected.Add(reply);
        texts[reply] = new StringBuilder(draft.Text("text"));
        growth[reply] = [(TimeProvider.System.GetTimestamp(), texts[reply].Length)];
    }

    void Grow(string reply, int offset, string piece)
    {
        if (!texts.TryGetValue(reply, out var text))
            (texts[reply], growth[reply]) = (text = new StringBuilder(), []);
        Assert.Equal(text.Length, offset);
        text.Append(piece);
        growth[reply].Add((TimeProvider.System.GetTimestamp(), text.Length));
    }

    void End(string reply, JsonElement message)
    {
        Assert.True(ended.Add(reply), $"The reply {reply} ended twice.");
        if (texts.TryGetValue(reply, out var text))
            Assert.Equal(message.Text("text"), text.ToString());
        expected.Remove(reply);
    }
}
