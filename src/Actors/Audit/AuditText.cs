using System.Collections.Concurrent;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Audit;

/// <summary>What an event is called in the audit, in one line, and the words it is found by.</summary>
/// <param name="Kind">A stable word to filter by.</param>
/// <param name="Searched">All of its text; null when there is none to find.</param>
public sealed record AuditText(string Kind, string Summary, string? Searched)
{
    private const int LongestSummary = 160;

    private static readonly ConcurrentDictionary<string, string> PlainKinds = new(StringComparer.Ordinal);

    /// <summary>Null for what is bookkeeping: pieces of a draft, whose end follows, and "a message was written", which stands beside it.</summary>
    public static AuditText? Of(string manifest, IJournalEvent @event) => @event switch
    {
        ReplyCheckpointed or ConversationTouched => null,
        MessageSent e => Words("sent", e.Text),
        MessageRefused e => new AuditText("refused", e.Code, null),
        ReplyEnded e => Words(KindOf(e.State), e.Error is null ? e.Text : $"{e.Error.Message} {e.Text}".TrimEnd()),
        MusicQueryWritten e => Words("sql-written", e.Sql),
        MusicQueryRejected e => Words("sql-rejected", $"{e.Problem}: {e.Sql}"),
        MusicQueryExecuted e => Words("sql", e.Sql),
        MusicAnsweredFromCache e => Words("sql", e.Sql),
        MusicQueryRefused e => Words("refused", e.Sql is null ? e.Reason : $"{e.Reason}: {e.Sql}"),
        ConversationCreated e => Words("created", e.Title),
        ConversationRenamed e => Words("renamed", e.Title),
        ConversationPinned e => new AuditText(e.Pinned ? "pinned" : "unpinned", "", null),
        ConversationArchived e => new AuditText(e.Archived ? "archived" : "unarchived", "", null),
        ConversationDeleted => new AuditText("deleted", "", null),
        ConversationRestored => new AuditText("restored", "", null),
        SignedIn e => Words("signed-in", $"{e.Device}, {e.Address}"),
        SignInFailed e => Words("sign-in-failed", $"{e.Reason}, {e.Address}"),
        SessionEnded e => new AuditText("signed-out", e.Reason, null),
        MemberRegistered e => Words("registered", $"{e.DisplayName} ({e.UserName}), {e.Role}{AtTheMachine(e.By)}"),
        PasswordResetIssued e => Words("password-reset-issued", AtTheMachine(e.By).TrimStart(',', ' ')),
        RoleChanged e => new AuditText("role-changed", e.Role.ToString(), null),
        DisplayNameChanged e => Words("display-name-changed", e.DisplayName),
        ILookEvent => new AuditText("viewed", "", null),
        ActivityExportedByAdmin or ConversationExported or HistoryExported => new AuditText("exported", "", null),
        SettingsChanged e => Words("settings-changed", string.Join(", ", e.Names)),
        _ => new AuditText(PlainKinds.GetOrAdd(manifest, PlainKind), "", null),
    };

    /// <summary>Nobody is signed in at the command line; that it was there is all that can be told.</summary>
    private static string AtTheMachine(MemberId? by) => by == default(MemberId) ? ", on the command line" : "";

    private static AuditText Words(string kind, string text) => new(kind, Shorten(text), text);

    private static string KindOf(MessageState state) => state == MessageState.Complete ? "replied" : state.ToString().ToLowerInvariant();

    /// <summary>conversation.reply-started.1 -> reply-started.</summary>
    private static string PlainKind(string manifest) => manifest[(manifest.IndexOf('.', StringComparison.Ordinal) + 1)..manifest.LastIndexOf('.')];

    private static string Shorten(string text)
    {
        var line = text.Length > LongestSummary ? text[..LongestSummary] : text;
        if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
            line = line[..^1];
        line = line.ReplaceLineEndings(" ");
        return line.Length < text.Length ? line + "…" : line;
    }
}
