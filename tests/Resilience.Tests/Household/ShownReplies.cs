using System.Text;
using System.Text.Json;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// What one reader was shown of each reply, and when. Throws as soon as the outputs contradict each other: a gap or an overlap between
/// deltas, an end whose text is not what was shown, a second end.
/// </summary>
sealed class ShownReplies
{
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

    /// <summary>What of a reply this reader had seen and the journal has not kept; null when all of it survived.</summary>
    public LostText? LostFrom(string reply, string kept)
    {
        if (!texts.TryGetValue(reply, out var text))
            return null;
        var shown = text.ToString();
        Assert.StartsWith(shown[..Math.Min(shown.Length, kept.Length)], kept, StringComparison.Ordinal);
        return kept.Length >= shown.Length ? null : LostText.Between(kept, shown, growth[reply]);
    }

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
