using System.Globalization;
using System.Text;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>
/// Topics that a child's question about is answered with "ask a parent", without the model seeing it. A topic matches as whole words,
/// whatever the case, the accents and the punctuation; in scripts that do not part words, anywhere.
/// </summary>
public static class ParentTopics
{
    public const string Advice = "This is something to talk about with a parent. Ask them, they will be glad you did.";

    /// <summary>The end of a reply that never goes to the model, or nothing.</summary>
    internal static IEnumerable<IConversationEvent> Answer(IReplyCommand command, ConversationId conversation, DateTimeOffset now, MessageId reply, string question)
    {
        if (command.Admission.ParentTopics is { Count: > 0 } topics && Touches(question, topics))
            yield return new ReplyEnded(command.Member, conversation, now, reply, MessageState.Complete, Advice, "", null, null, null);
    }

    public static bool Touches(string question, IEnumerable<string> topics)
    {
        var words = Fold(question);
        return topics.Select(Fold).Any(topic =>
            topic.Length > 2 && words.Contains(PartsWords(topic) ? topic : topic.Trim(), StringComparison.Ordinal));
    }

    /// <summary>Lower case, without accents, one space around each word.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (char.IsLetterOrDigit(c) || category == UnicodeCategory.SpacingCombiningMark)
                folded.Append(char.ToLowerInvariant(c));
            else if (folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded[^1] == ' ' ? folded.ToString() : folded.Append(' ').ToString();
    }

    /// <summary>Thai, and the scripts of Chinese and Japanese, write words without spaces.</summary>
    private static bool PartsWords(string text) => !text.Any(c => c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'));
}
