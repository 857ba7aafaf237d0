using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Serialization;

/// <summary>One of each kind that is kept in the journal, with every property set.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = Noon.AddTicks(1_234_567);
    private static readonly MemberId Mona = new(Id(7));
    private static readonly ReplyUsage Usage = new(120, 34, 41.5, 380, true);
    private static readonly ReplyError Error = new("stalled", "The model fell silent.");
    private const string Sql = "SELECT album FROM songs WHERE composer = 'A. R. Rahman'";
    private static readonly MusicEvidence Music = new(
        Sql,
        ["album", "year", "length"],
        [["Roja", 1992L, 5.25], [null, null, null]],
        3,
        true,
        0.75,
        ["A. R. Rahman is the composer."],
        [new MusicAttempt("SELECT", "incomplete input"), new MusicAttempt(Sql)],
        true,
        "Which albums has A. R. Rahman composed?",
        4,
        [new MusicName("Rahman", [new MusicNameMatch("composer", "A. R. Rahman", 12)])],
        [new MusicOption("Which songs?", 40)]);

    private static readonly MemberPolicy Policy = new(
        ["qwen3-8b"], "Answer a child.", new QuietHours(new TimeOnly(20, 30), new TimeOnly(6, 45)), 50, ["war", "été"]);

    public static readonly IReadOnlyList<IJournaled> All =
    [
        new MessageSent(Maya, Homework, At, Question(1), Reply(0), "Wie hoch ist der “Mont Blanc”? 🏔\n", ChatTask.General),
        new MessageRefused(Maya, Homework, At, Question(1), "quiet-hours"),
        new ReplyRequested(Maya, Homework, At, Reply(1), Question(1), ChatTask.Music, "qwen3-8b", "Be kind."),
        new ReplyContinued(Maya, Homework, At, Reply(1), "qwen3-8b", "Be kind."),
        new ReplyStarted(Maya, Homework, At, Reply(1), new RunId(Id(3001)), "qwen3-8b"),
        new ReplyCheckpointed(Maya, Homework, At, Reply(1), "4,8", "Let me think"),
        new ReplyEnded(Maya, Homework, At, Reply(1), MessageState.Failed, "4,808 m", "Let me think", "qwen3-8b", Usage, Error, Music),
        new MusicQueryWritten(Maya, Homework, At, Reply(1), 1, Sql),
        new MusicQueryRejected(Maya, Homework, At, Reply(1), 1, "SELECT", "incomplete input"),
        new MusicQueryExecuted(Maya, Homework, At, Reply(1), 2, Sql, 3, 0.75),
        new MusicAnsweredFromCache(Maya, Homework, At, Reply(1), Sql, 3),
        new MusicQueryRefused(Maya, Homework, At, Reply(1), "DROP TABLE songs", "It only looks."),
        new ContextTrimmed(Maya, Homework, At, Question(1)),
        new ConversationSnapshot(
            [new Message(Question(1), MessageRole.User, null, "Hello", At, ChatTask.General, MessageState.Waiting)],
            [new PendingReply(Reply(1), Question(1), ChatTask.General, "qwen3-8b", "Be kind.", true, false)],
            "4,8",
            "Let me",
            Question(1)),
        new ConversationCreated(Maya, Homework, At, "Mountains", TitleSource.FirstWords, ChatTask.General, "qwen3-8b"),
        new ConversationRenamed(Maya, Homework, At, "Peaks", TitleSource.Member),
        new ConversationPinned(Maya, Homework, At, true),
        new ConversationArchived(Maya, Homework, At, true),
        new ConversationRetasked(Maya, Homework, At, ChatTask.Music, "qwen3-8b"),
        new ConversationDeleted(Maya, Homework, At),
        new ConversationRestored(Maya, Homework, At),
        new ConversationTouched(Maya, Homework, At, Question(1)),
        new PolicyChanged(Maya, At, Mona, Policy),
        new MemberRegistered(Maya, At, "maya", "Maya Å.", Role.Child, Mona),
        new SignedIn(Maya, At, Id(40), "Firefox on Linux", "192.168.1.7"),
        new SignInFailed(Maya, At, "192.168.1.7", "wrong-password"),
        new SessionEnded(Maya, At, Id(40), "signedOut"),
        new PasswordChanged(Maya, At),
        new PasswordResetIssued(Maya, At, Mona),
        new PasswordResetUsed(Maya, At),
        new RoleChanged(Maya, At, Role.Adult, Mona),
        new DisplayNameChanged(Maya, At, "Maya", Mona),
        new MemberDisabled(Maya, At, Mona),
        new MemberEnabled(Maya, At, Mona),
        new InvitationIssued(Mona, At, Id(41), Role.Adult, At.AddDays(7)),
        new InvitationRevoked(Mona, At, Id(41)),
        new SecondFactorChanged(Maya, At, true),
        new RecoveryCodeUsed(Maya, At, 9),
        new PasskeyChanged(Maya, At, "Phone", true),
        new ConversationViewedByAdmin(Maya, Homework, At, Mona, At.AddDays(-1)),
        new ActivityViewedByAdmin(Maya, At, Mona),
        new ActivityExportedByAdmin(Maya, At, Mona),
        new ConversationExported(Maya, Homework, At, "html"),
        new HistoryExported(Maya, At, 12),
        new SettingsChanged(Mona, At, ["Registration", "ModelServer:Url"]),
        new UserSnapshot(
            [new ConversationEntry(Homework, "Peaks", TitleSource.Model, ChatTask.General, "qwen3-8b", At, At, true, true, At, Question(1))], Policy, [At], Role.Child),
    ];
}
