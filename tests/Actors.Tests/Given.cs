using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Tests;

/// <summary>Ids, times and messages that tests speak of by number.</summary>
internal static class Given
{
    public static readonly MemberId Maya = new(Id(1));
    public static readonly ConversationId Homework = new(Id(2));
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    public static readonly ChatOptions Options = new() { TimeZone = TimeZoneInfo.Utc };

    public static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static MessageId Question(int n) => new(Id(1000 + n));

    public static MessageId Reply(int n) => new(Id(2000 + n));

    public static SendMessage Send(int n, string text = "Hello", MessageId? parent = null, bool queue = false, Admission? admission = null) =>
        new(Maya, Homework, Question(n), Reply(n), text, Parent: parent, Queue: queue) { Admission = admission ?? Admission.None };

    /// <summary>Decides and applies, as the actor does.</summary>
    public static ConversationState After(this ConversationState state, params IConversationCommand[] commands)
    {
        foreach (var command in commands)
        {
            foreach (var e in ConversationDecider.Decide(state, command, Noon, Options).Events)
                state = state.Apply(e);
        }

        return state;
    }

    public static ConversationState Started(this ConversationState state, int n) =>
        state.Apply(new ReplyStarted(Maya, Homework, Noon, Reply(n), new RunId(Id(3000 + n)), "model"));

    public static ConversationState Ended(this ConversationState state, int n, string text, MessageState ended = MessageState.Complete) =>
        state.Apply(new ReplyEnded(Maya, Homework, Noon, Reply(n), ended, text, "", "model", null, null));
}
