using System.Collections.Frozen;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Serialization;

/// <summary>
/// The name under which each kind of event and snapshot stands in the journal. A name is for ever: rename a class freely, never a
/// manifest; a changed shape gets a new one, and the old one stays readable.
/// </summary>
public static class JournalManifests
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["conversation.message-sent.1"] = typeof(ConversationProtocol.MessageSent),
        ["conversation.message-refused.1"] = typeof(ConversationProtocol.MessageRefused),
        ["conversation.reply-requested.1"] = typeof(ConversationProtocol.ReplyRequested),
        ["conversation.reply-continued.1"] = typeof(ConversationProtocol.ReplyContinued),
        ["conversation.reply-started.1"] = typeof(ConversationProtocol.ReplyStarted),
        ["conversation.reply-checkpointed.1"] = typeof(ConversationProtocol.ReplyCheckpointed),
        ["conversation.reply-ended.1"] = typeof(ConversationProtocol.ReplyEnded),
        ["conversation.context-trimmed.1"] = typeof(ConversationProtocol.ContextTrimmed),
        ["conversation.music-query-written.1"] = typeof(ConversationProtocol.MusicQueryWritten),
        ["conversation.music-query-rejected.1"] = typeof(ConversationProtocol.MusicQueryRejected),
        ["conversation.music-query-executed.1"] = typeof(ConversationProtocol.MusicQueryExecuted),
        ["conversation.music-answered-from-cache.1"] = typeof(ConversationProtocol.MusicAnsweredFromCache),
        ["conversation.music-query-refused.1"] = typeof(ConversationProtocol.MusicQueryRefused),
        ["conversation.snapshot.1"] = typeof(ConversationSnapshot),
        ["member.conversation-created.1"] = typeof(UserProtocol.ConversationCreated),
        ["member.conversation-renamed.1"] = typeof(UserProtocol.ConversationRenamed),
        ["member.conversation-pinned.1"] = typeof(UserProtocol.ConversationPinned),
        ["member.conversation-archived.1"] = typeof(UserProtocol.ConversationArchived),
        ["member.conversation-retasked.1"] = typeof(UserProtocol.ConversationRetasked),
        ["member.conversation-deleted.1"] = typeof(UserProtocol.ConversationDeleted),
        ["member.conversation-restored.1"] = typeof(UserProtocol.ConversationRestored),
        ["member.conversation-touched.1"] = typeof(UserProtocol.ConversationTouched),
        ["member.policy-changed.1"] = typeof(UserProtocol.PolicyChanged),
        ["member.registered.1"] = typeof(UserProtocol.MemberRegistered),
        ["member.signed-in.1"] = typeof(UserProtocol.SignedIn),
        ["member.sign-in-failed.1"] = typeof(UserProtocol.SignInFailed),
        ["member.session-ended.1"] = typeof(UserProtocol.SessionEnded),
        ["member.password-changed.1"] = typeof(UserProtocol.PasswordChanged),
        ["member.password-reset-issued.1"] = typeof(UserProtocol.PasswordResetIssued),
        ["member.password-reset-used.1"] = typeof(UserProtocol.PasswordResetUsed),
        ["member.role-changed.1"] = typeof(UserProtocol.RoleChanged),
        ["member.display-name-changed.1"] = typeof(UserProtocol.DisplayNameChanged),
        ["member.disabled.1"] = typeof(UserProtocol.MemberDisabled),
        ["member.enabled.1"] = typeof(UserProtocol.MemberEnabled),
        ["member.invitation-issued.1"] = typeof(UserProtocol.InvitationIssued),
        ["member.invitation-revoked.1"] = typeof(UserProtocol.InvitationRevoked),
        ["member.second-factor-changed.1"] = typeof(UserProtocol.SecondFactorChanged),
        ["member.recovery-code-used.1"] = typeof(UserProtocol.RecoveryCodeUsed),
        ["member.passkey-changed.1"] = typeof(UserProtocol.PasskeyChanged),
        ["member.conversation-viewed.1"] = typeof(UserProtocol.ConversationViewedByAdmin),
        ["member.activity-viewed.1"] = typeof(UserProtocol.ActivityViewedByAdmin),
        ["member.activity-exported.1"] = typeof(UserProtocol.ActivityExportedByAdmin),
        ["member.conversation-exported.1"] = typeof(UserProtocol.ConversationExported),
        ["member.history-exported.1"] = typeof(UserProtocol.HistoryExported),
        ["member.settings-changed.1"] = typeof(UserProtocol.SettingsChanged),
        ["member.snapshot.1"] = typeof(UserSnapshot),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> Manifests = Types.ToFrozenDictionary(t => t.Value, t => t.Key);

    public static IEnumerable<KeyValuePair<string, Type>> All => Types;

    /// <summary>Also of a version that is not known here: the word stands before the number.</summary>
    public static bool IsSnapshot(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Contains(".snapshot.", StringComparison.Ordinal);
    }

    /// <exception cref="ArgumentException">The type has no manifest: it cannot be kept.</exception>
    public static string Of(Type type) =>
        Manifests.GetValueOrDefault(type) ?? throw new ArgumentException($"{type.Name} has no manifest in {nameof(JournalManifests)}.", nameof(type));

    /// <exception cref="ArgumentException">Written by a newer version than this one, or not by FamilyChat.</exception>
    public static Type TypeOf(string manifest) =>
        Types.GetValueOrDefault(manifest)
        ?? throw new ArgumentException($"The journal holds '{manifest}', which this version of FamilyChat does not know.", nameof(manifest));
}
