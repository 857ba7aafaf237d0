using FamilyChat.Actors.Conversations;
using FamilyChat.Music.Questions;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>One question about the music, as the conversation hands it over for one run.</summary>
/// <param name="Turns">The last questions of the conversation that were answered with rows, oldest first.</param>
/// <param name="SystemPrompt">What the model is told about this member; it shapes the answer, never the query.</param>
/// <param name="GoesOn">The reply has text already, and the answer comes below it.</param>
internal sealed record MusicQuestion(
    RunId Run,
    MemberId Member,
    ConversationId Conversation,
    MessageId ReplyId,
    string Text,
    IReadOnlyList<QuestionTurn> Turns,
    string? Model,
    string? SystemPrompt,
    bool GoesOn = false)
{
    private const int MostTurns = 2;

    /// <summary>
    /// Whether it means the same wherever it is asked, so that an earlier answer to it holds. Judged cautiously: a wrong yes would
    /// answer another question, a wrong no only asks the model again.
    /// </summary>
    public bool StandsAlone => Turns.Count == 0 || !BackPointers.In(Text);

    /// <summary>The answered music questions on the way to a question, the last two.</summary>
    public static IReadOnlyList<QuestionTurn> TurnsBefore(ConversationState state, MessageId question)
    {
        var path = state.PathTo(question);
        var turns = new List<QuestionTurn>();
        for (var i = 1; i < path.Count; i++)
        {
            if (path[i] is { State: MessageState.Complete, Music: { Sql.Length: > 0 } evidence })
                turns.Add(new QuestionTurn(evidence.Standalone ?? path[i - 1].Text, evidence.Sql));
        }

        return [.. turns.TakeLast(MostTurns)];
    }
}
