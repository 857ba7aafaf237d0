using FamilyChat.Actors;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Web.Chat;

/// <summary>
/// Outputs for one reader. A token is a few bytes and the id of its reply 49 with its name, and the end brings the whole text once more:
/// a reader who asked for it brief is told neither again.
/// </summary>
sealed class ReaderOutputs(bool brief)
{
    private MessageId? _named;
    private int _length;

    public OutputDto Of(ConversationOutput output)
    {
        switch (output)
        {
            case TextDelta delta:
                var text = new DeltaDto(Name(delta.ReplyId), delta.Offset, delta.Text);
                _length = delta.Offset + delta.Text.Length;
                return text;
            case ReasoningDelta delta:
                return new ReasoningDto(Name(delta.ReplyId), delta.Offset, delta.Text);
            case ReplyFinished end when brief && _named == end.ReplyId && _length == end.Message.Text.Length:
                return new EndedDto(end.ReplyId.Value, MessageDto.Of(end.Message) with { Text = "" });
            default:
                return Outputs.Of(output);
        }
    }

    private Guid? Name(MessageId reply)
    {
        if (_named != reply)
            (_named, _length) = (reply, -1);
        else if (brief)
            return null;
        return reply.Value;
    }
}
