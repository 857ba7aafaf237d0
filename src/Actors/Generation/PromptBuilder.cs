using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.Actors.Generation;

/// <summary>What a model is sent for one reply.</summary>
/// <param name="First">The first message it sees.</param>
/// <param name="Moved">It begins elsewhere than the one before: later because the window was full, or earlier because it has grown.</param>
/// <param name="Length">Of all turns together, in UTF-16 code units.</param>
/// <param name="Tokens">An estimate of the same in tokens.</param>
public sealed record Prompt(IReadOnlyList<ChatTurn> Turns, MessageId First, bool Moved, int Length, int Tokens);

/// <summary>
/// History -> turns. The beginning stays the same bytes from one question to the next, so that the server's prompt cache stays warm;
/// when the window is full, the oldest half goes at once, which is rare, instead of a little every time, which would empty the cache
/// with each question. What was left out comes back when the window turns out to be far larger than what is seen: another model was
/// chosen, or the server was given more. Pure.
/// </summary>
public static class PromptBuilder
{
    public const string DefaultSystemPrompt =
        "You are the assistant of a family, on the family's own computer. Answer in the language of the question, kindly and to the point.";

    private const string ContinueRequest = "Go on exactly where your last answer ended. Do not repeat anything and do not comment on it.";

    /// <param name="contextLength">The model's window in tokens; 0 for unknown, then nothing is left out.</param>
    public static Prompt Build(ConversationState state, PendingReply reply, int contextLength, double tokensPerCharacter)
    {
        var path = state.PathTo(reply.ParentId);
        var system = reply.SystemPrompt is { Length: > 0 } own ? $"{DefaultSystemPrompt}\n\n{own}" : DefaultSystemPrompt;
        var earlier = reply.Continues ? state.Messages[reply.ReplyId].Text : "";
        var fixedLength = system.Length + earlier.Length;

        var begun = Math.Max(0, IndexOf(path, state.ContextStart));
        var start = contextLength > 0 ? Fit(path, begun, fixedLength, contextLength, tokensPerCharacter) : begun;
        var turns = new List<ChatTurn>(path.Count - start + 3) { new(ChatRole.System, system) };
        for (var i = start; i < path.Count; i++)
        {
            if (path[i].Text.Length > 0)
                turns.Add(new ChatTurn(path[i].Role == MessageRole.User ? ChatRole.User : ChatRole.Assistant, path[i].Text));
        }

        if (reply.Continues)
        {
            turns.Add(new ChatTurn(ChatRole.Assistant, earlier));
            turns.Add(new ChatTurn(ChatRole.User, ContinueRequest));
        }

        var length = turns.Sum(t => t.Text.Length);
        return new Prompt(turns, path[start].Id, start != begun, length, (int)(length * tokensPerCharacter));
    }

    /// <returns>Where the prompt begins: where the one before did, unless that is too much for the window, or less than half of what would be taken now.</returns>
    private static int Fit(IReadOnlyList<Message> path, int begun, int fixedLength, int contextLength, double tokensPerCharacter)
    {
        var room = (contextLength - ReplyRoom(contextLength)) / tokensPerCharacter;
        var target = Math.Max(room / 2, room - ReplyRoom(contextLength) / tokensPerCharacter * 4);
        var length = fixedLength + LengthFrom(path, begun);
        if (length <= room && (begun == 0 || length > target / 2))
            return begun;
        var first = length > room ? begun : 0;
        while (first < path.Count - 1 && fixedLength + LengthFrom(path, first) > target)
            first = NextQuestion(path, first);
        return first;
    }

    private static int ReplyRoom(int contextLength) => Math.Clamp(contextLength / 4, 64, 2048);

    private static int IndexOf(IReadOnlyList<Message> path, MessageId? id)
    {
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].Id == id)
                return i;
        }

        return 0;
    }

    private static int LengthFrom(IReadOnlyList<Message> path, int start)
    {
        var length = 0;
        for (var i = start; i < path.Count; i++)
            length += path[i].Text.Length;
        return length;
    }

    private static int NextQuestion(IReadOnlyList<Message> path, int from)
    {
        var next = from + 1;
        while (next < path.Count - 1 && path[next].Role != MessageRole.User)
            next++;
        return next;
    }
}
