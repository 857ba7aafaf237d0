using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio;

namespace FamilyChat.Actors.Generation;

/// <summary>A model server's failure, as the person who waits for the reply is told.</summary>
internal static class ReplyErrors
{
    public static ReplyError Of(ModelServerException failure)
    {
        var advice = ModelServerAdvice.For(failure.Error);
        return new ReplyError(advice.Code, advice.Sentence);
    }
}
