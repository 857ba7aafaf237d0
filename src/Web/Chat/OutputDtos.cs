using System.Text.Json.Serialization;
using FamilyChat.Actors.Conversations;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Conversations;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Chat;

/// <summary>One output of <c>Watch</c> or <c>WatchAll</c>; the browser reads <see cref="Type"/> first and ignores what it does not know.</summary>
public abstract record OutputDto(string Type);

public sealed record SnapshotDto(IReadOnlyList<MessageDto> Messages, DraftDto? Draft, Guid? ContextStart) : OutputDto("snapshot");

public sealed record MessageOutputDto(MessageDto Message) : OutputDto("message");

public sealed record QueuedDto(Guid ReplyId, Guid ParentId, int Position, int? Seconds, string? Reason) : OutputDto("queued");

public sealed record StartedDto(Guid ReplyId, Guid ParentId, string? Model, bool Loading) : OutputDto("started");

/// <param name="ReplyId">Null is left out: the same as in the piece before, to a reader who asked for it brief.</param>
public sealed record DeltaDto(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReplyId, int Offset, string Text) : OutputDto("delta");

/// <inheritdoc cref="DeltaDto"/>
public sealed record ReasoningDto(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ReplyId, int Offset, string Text) : OutputDto("reasoning");

/// <summary>A phase of an answer about the music; what a phase has nothing to say about is left out.</summary>
public sealed record MusicOutputDto(
    Guid ReplyId,
    MusicPhase Step,
    int Attempt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sql,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Problem,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? RowCount) : OutputDto("music");

public sealed record EndedDto(Guid ReplyId, MessageDto Message) : OutputDto("ended");

public sealed record TitleDto(string Title) : OutputDto("title");

public sealed record ContextDto(Guid FirstMessageId) : OutputDto("context");

public sealed record ClosedDto(string Reason) : OutputDto("closed");

public sealed record ConversationChangedDto(SummaryDto Summary) : OutputDto("conversation");

public sealed record ConversationRemovedDto(Guid Id) : OutputDto("removed");

public sealed record ModelServerOutputDto(string Kind, string Name, string State, string Detail, string? Code) : OutputDto("modelServer");

public static class Outputs
{
    public static OutputDto Of(ConversationOutput output) => output switch
    {
        TextDelta o => new DeltaDto(o.ReplyId.Value, o.Offset, o.Text),
        ReasoningDelta o => new ReasoningDto(o.ReplyId.Value, o.Offset, o.Text),
        SnapshotTaken o => new SnapshotDto([.. o.Messages.Select(MessageDto.Of)], DraftDto.Of(o.Draft), o.ContextStart?.Value),
        MessageAdded o => new MessageOutputDto(MessageDto.Of(o.Message)),
        ReplyQueued o => new QueuedDto(o.ReplyId.Value, o.ParentId.Value, o.Position, o.Seconds, o.Reason),
        ReplyBegun o => new StartedDto(o.ReplyId.Value, o.ParentId.Value, o.Model, o.Loading),
        MusicStepTaken { ReplyId: var reply, Step: var s } => new MusicOutputDto(reply.Value, s.Step, s.Attempt, s.Sql, s.Problem, s.RowCount),
        ReplyFinished o => new EndedDto(o.ReplyId.Value, MessageDto.Of(o.Message)),
        TitleChanged o => new TitleDto(o.Title),
        ContextMoved o => new ContextDto(o.FirstMessageId.Value),
        FeedClosed o => new ClosedDto(o.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(output), output.GetType().Name, "has no form for the browser"),
    };

    public static OutputDto Of(ListOutput output) => output switch
    {
        SummaryChanged o => new ConversationChangedDto(SummaryDto.Of(o.Summary)),
        ConversationRemoved o => new ConversationRemovedDto(o.Id.Value),
        ModelServerMoved o => Of(ModelServers.ModelServerDtos.Of(o.Status)),
        _ => throw new ArgumentOutOfRangeException(nameof(output), output.GetType().Name, "has no form for the browser"),
    };

    public static OutputDto Of(ModelServerDto d) => new ModelServerOutputDto(d.Kind, d.Name, d.State, d.Detail, d.Code);
}
