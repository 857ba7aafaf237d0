using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Serialization;

/// <summary>The JSON of the journal: generated, so that a start does not pay for reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(MemberIdConverter), typeof(ConversationIdConverter), typeof(MessageIdConverter), typeof(RunIdConverter)])]
[JsonSerializable(typeof(ConversationProtocol.MessageSent))]
[JsonSerializable(typeof(ConversationProtocol.MessageRefused))]
[JsonSerializable(typeof(ConversationProtocol.ReplyRequested))]
[JsonSerializable(typeof(ConversationProtocol.ReplyContinued))]
[JsonSerializable(typeof(ConversationProtocol.ReplyStarted))]
[JsonSerializable(typeof(ConversationProtocol.ReplyCheckpointed))]
[JsonSerializable(typeof(ConversationProtocol.ReplyEnded))]
[JsonSerializable(typeof(ConversationProtocol.ContextTrimmed))]
[JsonSerializable(typeof(ConversationProtocol.MusicQueryWritten))]
[JsonSerializable(typeof(ConversationProtocol.MusicQueryRejected))]
[JsonSerializable(typeof(ConversationProtocol.MusicQueryExecuted))]
[JsonSerializable(typeof(ConversationProtocol.MusicAnsweredFromCache))]
[JsonSerializable(typeof(ConversationProtocol.MusicQueryRefused))]
[JsonSerializable(typeof(ConversationSnapshot))]
[JsonSerializable(typeof(UserProtocol.ConversationCreated))]
[JsonSerializable(typeof(UserProtocol.ConversationRenamed))]
[JsonSerializable(typeof(UserProtocol.ConversationPinned))]
[JsonSerializable(typeof(UserProtocol.ConversationArchived))]
[JsonSerializable(typeof(UserProtocol.ConversationRetasked))]
[JsonSerializable(typeof(UserProtocol.ConversationDeleted))]
[JsonSerializable(typeof(UserProtocol.ConversationRestored))]
[JsonSerializable(typeof(UserProtocol.ConversationTouched))]
[JsonSerializable(typeof(UserProtocol.PolicyChanged))]
[JsonSerializable(typeof(UserProtocol.MemberRegistered))]
[JsonSerializable(typeof(UserProtocol.SignedIn))]
[JsonSerializable(typeof(UserProtocol.SignInFailed))]
[JsonSerializable(typeof(UserProtocol.SessionEnded))]
[JsonSerializable(typeof(UserProtocol.PasswordChanged))]
[JsonSerializable(typeof(UserProtocol.PasswordResetIssued))]
[JsonSerializable(typeof(UserProtocol.PasswordResetUsed))]
[JsonSerializable(typeof(UserProtocol.RoleChanged))]
[JsonSerializable(typeof(UserProtocol.DisplayNameChanged))]
[JsonSerializable(typeof(UserProtocol.MemberDisabled))]
[JsonSerializable(typeof(UserProtocol.MemberEnabled))]
[JsonSerializable(typeof(UserProtocol.InvitationIssued))]
[JsonSerializable(typeof(UserProtocol.InvitationRevoked))]
[JsonSerializable(typeof(UserProtocol.SecondFactorChanged))]
[JsonSerializable(typeof(UserProtocol.RecoveryCodeUsed))]
[JsonSerializable(typeof(UserProtocol.PasskeyChanged))]
[JsonSerializable(typeof(UserProtocol.ConversationViewedByAdmin))]
[JsonSerializable(typeof(UserProtocol.ActivityViewedByAdmin))]
[JsonSerializable(typeof(UserProtocol.ActivityExportedByAdmin))]
[JsonSerializable(typeof(UserProtocol.ConversationExported))]
[JsonSerializable(typeof(UserProtocol.HistoryExported))]
[JsonSerializable(typeof(UserProtocol.SettingsChanged))]
[JsonSerializable(typeof(UserSnapshot))]
internal sealed partial class JournalJson : JsonSerializerContext;

internal abstract class IdConverter<T> : JsonConverter<T>
{
    protected abstract T Of(Guid value);

    protected abstract Guid ValueOf(T id);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(ValueOf(value));
}

internal sealed class MemberIdConverter : IdConverter<MemberId>
{
    protected override MemberId Of(Guid value) => new(value);

    protected override Guid ValueOf(MemberId id) => id.Value;
}

internal sealed class ConversationIdConverter : IdConverter<ConversationId>
{
    protected override ConversationId Of(Guid value) => new(value);

    protected override Guid ValueOf(ConversationId id) => id.Value;
}

internal sealed class MessageIdConverter : IdConverter<MessageId>
{
    protected override MessageId Of(Guid value) => new(value);

    protected override Guid ValueOf(MessageId id) => id.Value;
}

internal sealed class RunIdConverter : IdConverter<RunId>
{
    protected override RunId Of(Guid value) => new(value);

    protected override Guid ValueOf(RunId id) => id.Value;
}
