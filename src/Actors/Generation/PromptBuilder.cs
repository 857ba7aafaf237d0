using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.Actors.Generation;

/// <summary>What a model is sent for one reply.</summary>
/// <param name="First">The first message it sees.</param>
/// <param name="Trimmed">Earlier messages were left out for the first time here.</param>
/// <param name="Length">Of all turns together, in UTF-16 code units.</param>
/// <param name="Tokens">An estimate of the same in tokens.</param>
public sealed record Prompt(IReadOnlyList<ChatTurn> Turns, MessageId First, bool Trimmed, int Length, int Tokens);

/// <summary>
/// History -> turns. The beginning stays the same bytes from one question to the next, so that the server's prompt cache stays warm;
/// when the window is full, the oldest half goes at once, which is rare, instead of a little every time, which would empty the cache
/// with each question. Pure.
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

        var start = Math.Max(0, IndexOf(path, state.ContextStart));
        var trimmed = false;
        if (contextLength > 0)
        {
            var room = (contextLength - ReplyRoom(contextLength)) / tokensPerCharacter;
            if (fixedLength + LengthFrom(path, start) > room)
            {
                var target = Math.Max(room / 2, room - ReplyRoom(contextLength) / tokensPerCharacter * 4);
                var fitting = start;
                while (fitting < path.Count - 1 && fixedLength + LengthFrom(path, fitting) > target)
                    fitting = NextQuestion(path, fitting);
                trimmed = fitting != start;
                start = fitting;
            }
        }

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
        return new Prompt(turns, path[start].Id, trimmed, length, (int)(length * tokensPerCharacter));
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
