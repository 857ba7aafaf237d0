using System.Text.Json.Serialization;
using FamilyChat.Actors.Conversations;

namespace FamilyChat.Web.Chat;

/// <summary>A message as the browser sees it.</summary>
public sealed record MessageDto(
    Guid Id,
    MessageRole Role,
    string Text,
    DateTimeOffset At,
    ChatTask Task,
    MessageState State,
    Guid? ParentId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Model,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reasoning,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReplyUsage? Usage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReplyError? Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MusicEvidence? Music)
{
    public static MessageDto Of(Message m) =>
        new(m.Id.Value, m.Role, m.Text, m.At, m.Task, m.State, m.ParentId?.Value, m.Model, m.Reasoning, m.Usage, m.Error, m.Music);
}

/// <summary>A reply being written or waiting to be.</summary>
/// <param name="Offset">Length of the text, in UTF-16 code units: where the next delta goes on.</param>
public sealed record DraftDto(
    Guid ReplyId,
    Guid ParentId,
    string Text,
    int Offset,
    string Reasoning,
    ConversationProtocol.DraftState State,
    int Position,
    string? Model,
    string? Reason,
    IReadOnlyList<MusicStep> Steps)
{
    public static DraftDto? Of(ConversationProtocol.DraftView? d) => d is null
        ? null
        : new DraftDto(d.ReplyId.Value, d.ParentId.Value, d.Text, d.Text.Length, d.Reasoning, d.State, d.Position, d.Model, d.Reason, d.Steps);
}
