using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Users;

public sealed class UserDeciderSpecs
{
    private static readonly ConversationId A = new(Id(10));
    private static readonly ConversationId B = new(Id(11));

    private static readonly UserState Two = After(
        UserState.Empty,
        (new CreateConversation(Maya, A, ChatTask.General, null, null), 0),
        (new CreateConversation(Maya, B, ChatTask.Music, null, null), 1));

    [Fact]
    public void Renaming_never_reorders()
    {
        var renamed = After(Two, (new ChangeConversation(Maya, A, Title: "Zebra"), 5));

        Assert.Equal([B, A], List(renamed));
        Assert.Equal("Zebra", renamed.Conversations[A].Title);
    }

    [Fact]
    public void The_conversation_written_in_last_is_on_top_but_for_pinned_ones()
    {
        var state = After(Two, (Moved(A, Question(1), 3), 3));
        Assert.Equal([A, B], List(state));

        state = After(state, (new ChangeConversation(Maya, B, Pinned: true), 4));
        Assert.Equal([B, A], List(state));
    }

    [Fact]
    public void A_deleted_conversation_can_be_restored_for_30_days_and_then_is_gone()
    {
        var state = After(Two, (new DeleteConversation(Maya, A), 1));

        Assert.Equal([B], List(state));
        Assert.Equal([A], UserDecider.List(state, ConversationListView.Trash, Noon, Options).Select(e => e.Id));
        var restore = new RestoreConversation(Maya, A);
        Assert.IsType<ConversationRestored>(Assert.Single(UserDecider.Decide(state, restore, Noon + TimeSpan.FromDays(29), Options).Events));
        Assert.Equal(Refusal.NotFound, UserDecider.Decide(state, restore, Noon + TimeSpan.FromDays(31), Options).Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_title_needs_something_in_it(string title) =>
        Assert.Equal(Refusal.InvalidTitle, UserDecider.Decide(Two, new ChangeConversation(Maya, A, Title: title), Noon, Options).Refused);

    [Fact]
    public void A_title_has_200_characters_at_most()
    {
        Assert.Null(UserDecider.Decide(Two, new ChangeConversation(Maya, A, Title: $"  {new string('t', 200)} "), Noon, Options).Refused);
        Assert.Equal(
            Refusal.InvalidTitle,
            UserDecider.Decide(Two, new ChangeConversation(Maya, A, Title: new string('t', 201)), Noon, Options).Refused);
    }

    [Fact]
    public void The_first_words_make_a_title_which_a_person_may_replace_but_a_model_not_a_persons()
    {
        var state = After(Two, (Moved(A, Question(1), 1, "Why is the sky blue?"), 1));
        Assert.Equal("Why is the sky blue?", state.Conversations[A].Title);

        state = After(state, (new SuggestTitle(Maya, A, "Blue sky"), 2));
        Assert.Equal("Blue sky", state.Conversations[A].Title);

        state = After(state, (new ChangeConversation(Maya, A, Title: "Mine"), 3), (new SuggestTitle(Maya, A, "Theirs"), 4));
        Assert.Equal("Mine", state.Conversations[A].Title);
    }

    [Fact]
    public void Quiet_hours_span_midnight_in_the_households_time_zone()
    {
        var state = After(Two, (Set(new MemberPolicy(QuietHours: new(new(20, 30), new(7, 0)))), 0));

        Assert.Equal(Refusal.QuietHours, Admit(state, Noon.AddHours(9)).Refused);
        Assert.Equal(Refusal.QuietHours, Admit(state, Noon.AddHours(18)).Refused);
        Assert.Null(Admit(state, Noon).Refused);
    }

    [Fact]
    public void Messages_are_counted_by_the_households_day()
    {
        var state = After(
            Two,
            (Set(new MemberPolicy(MessagesPerDay: 2)), 0),
            (Moved(A, Question(1), 1), 1),
            (Moved(A, Question(2), 2), 2));

        Assert.Equal(Refusal.DailyLimit, Admit(state, Noon.AddMinutes(3)).Refused);
        Assert.Null(Admit(state, Noon.AddDays(1)).Refused);
    }

    [Fact]
    public void A_model_that_is_not_on_the_list_is_refused()
    {
        var state = After(Two, (Set(new MemberPolicy(Models: ["small"])), 0));

        Assert.Equal(Refusal.ModelNotAllowed, Admit(state, Noon, "large").Refused);
        Assert.Equal("small", Admit(state, Noon).Model);
    }

    [Fact]
    public void A_question_asked_after_the_clock_was_set_back_counts()
    {
        var state = After(
            Two,
            (Set(new MemberPolicy(MessagesPerDay: 2)), 0),
            (Moved(A, Question(1), 60), 60),
            (Moved(A, Question(2), 3), 3));

        Assert.Equal(Refusal.DailyLimit, Admit(state, Noon.AddMinutes(4)).Refused);
        Assert.Equal(Noon.AddMinutes(3), state.Conversations[A].LastMessageAt);
    }

    [Fact]
    public void A_question_that_is_told_again_counts_once()
    {
        var state = After(
            Two,
            (Set(new MemberPolicy(MessagesPerDay: 2)), 0),
            (Moved(A, Question(1), 1), 1),
            (Moved(A, null, 2), 2));

        Assert.Empty(UserDecider.Decide(state, Moved(A, Question(1), 1), Noon.AddMinutes(5), Options).Events);
        Assert.Null(Admit(state, Noon.AddMinutes(6)).Refused);
    }

    [Fact]
    public void A_question_told_again_to_a_member_from_an_older_snapshot_counts_once()
    {
        var entry = Two.Conversations[A] with { LastMessageAt = Noon.AddMinutes(1) };
        var older = Two with { Conversations = Two.Conversations.SetItem(A, entry) };

        Assert.Empty(UserDecider.Decide(older, Moved(A, Question(1), 1), Noon.AddMinutes(5), Options).Events);
        Assert.Single(UserDecider.Decide(older, Moved(A, Question(2), 2), Noon.AddMinutes(5), Options).Events);
    }

    [Fact]
    public void Of_two_changes_of_a_policy_neither_undoes_the_other()
    {
        var state = After(
            Two,
            (new ChangePolicy(Maya, Maya, PolicyRules.MessagesPerDay, new MemberPolicy(MessagesPerDay: 5)), 1),
            (new ChangePolicy(Maya, Maya, PolicyRules.SystemPrompt, new MemberPolicy(SystemPrompt: "Answer a child.")), 1));

        Assert.Equal(new MemberPolicy(SystemPrompt: "Answer a child.", MessagesPerDay: 5), state.Policy);
    }

    [Fact]
    public void An_admins_look_after_the_clock_was_set_back_is_a_look()
    {
        var admin = new MemberId(Id(9));
        var state = After(Two, (Look(60), 60));

        Assert.Empty(UserDecider.Decide(state, Look(65), Noon, Options).Events);
        Assert.Single(UserDecider.Decide(state, Look(3), Noon, Options).Events);

        NoteAccountEvent Look(int minute) => new(Maya, new ActivityViewedByAdmin(Maya, Noon.AddMinutes(minute), admin));
    }

    private static ChangePolicy Set(MemberPolicy policy) => new(Maya, Maya, PolicyRules.All, policy);

    private static ConversationMoved Moved(ConversationId id, MessageId? question, int minute, string? words = null) =>
        new(Maya, id, Noon.AddMinutes(minute), question, ChatTask.General, null, words);

    private static Admission Admit(UserState state, DateTimeOffset at, string? model = null) =>
        UserDecider.Admit(state, state.Conversations[A], model, null, uncounted: 0, at, Options);

    private static IEnumerable<ConversationId> List(UserState state) =>
        UserDecider.List(state, ConversationListView.Active, Noon, Options).Select(e => e.Id);

    private static UserState After(UserState state, params (IUserCommand Command, int Minute)[] commands)
    {
        foreach (var (command, minute) in commands)
        {
            var decision = UserDecider.Decide(state, command, Noon.AddMinutes(minute), Options);
            Assert.Null(decision.Refused);
            state = decision.Events.Aggregate(state, (s, e) => s.Apply(e));
        }

        return state;
    }
}
