using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Conversations;

public sealed class ParentTopicsSpecs
{
    private static readonly Admission Child = Admission.None with { ParentTopics = ["war"] };

    [Theory]
    [InlineData("Tell me about WAR!", "war")]
    [InlineData("Tell me about war", "War")]
    [InlineData("war", "war")]
    [InlineData("the (war) of roses", "war")]
    [InlineData("C'est l’ÉTÉ", "ete")]
    [InlineData("a first-world   problem", "first world")]
    [InlineData("ｗａｒ in wide letters", "war")]
    [InlineData("戦争について教えて", "戦争")]
    public void A_topic_is_found_whatever_case_accents_and_punctuation(string question, string topic) =>
        Assert.True(ParentTopics.Touches(question, [topic]));

    [Theory]
    [InlineData("A warm reward", "war")]
    [InlineData("world first", "first world")]
    [InlineData("anything", "")]
    [InlineData("anything!", "!")]
    [InlineData("", "war")]
    public void Only_whole_words_in_their_order_match(string question, string topic) =>
        Assert.False(ParentTopics.Touches(question, [topic]));

    [Fact]
    public void A_childs_question_on_such_a_topic_is_answered_without_the_model()
    {
        var state = ConversationState.Empty.After(Send(1, "What is war?", admission: Child));

        Assert.Null(state.Current);
        Assert.Equal(ParentTopics.Advice, state.Messages[Reply(1)].Text);
        Assert.Equal(MessageState.Complete, state.Messages[Reply(1)].State);
    }

    [Fact]
    public void Asking_for_another_version_or_for_more_does_not_reach_the_model_either()
    {
        var answered = ConversationState.Empty.After(Send(1, "What is war?", admission: Child));

        var again = answered.After(new RegenerateReply(Maya, Homework, Reply(1), Reply(2)) { Admission = Child });
        var more = answered.After(new ContinueReply(Maya, Homework, Reply(1)) { Admission = Child });

        Assert.Equal(ParentTopics.Advice, again.Messages[Reply(2)].Text);
        Assert.Null(again.Current);
        Assert.Null(more.Current);
    }

    [Fact]
    public void Queued_behind_a_reply_it_is_answered_at_once_and_the_reply_goes_on()
    {
        var state = ConversationState.Empty.After(Send(1)).Started(1).After(Send(2, "And war?", queue: true, admission: Child));

        Assert.Equal(Reply(1), state.Current?.ReplyId);
        Assert.Equal(ParentTopics.Advice, state.Messages[Reply(2)].Text);
        Assert.Equal(MessageState.Complete, state.Messages[Question(2)].State);
    }

    [Theory]
    [InlineData(Role.Child, true)]
    [InlineData(Role.Adult, false)]
    [InlineData(Role.Admin, false)]
    [InlineData(null, false)]
    public void Topics_are_for_children(Role? role, bool applies)
    {
        var state = UserState.Empty with { Role = role, Policy = new MemberPolicy(ParentTopics: ["war"]) };
        var entry = new ConversationEntry(Homework, "t", TitleSource.Member, ChatTask.General, null, Noon);
        Assert.Equal(applies, UserDecider.Admit(state, entry, null, null, uncounted: 0, Noon, Options).ParentTopics is not null);
    }

    [Fact]
    public void The_role_is_the_newest_the_accounts_told()
    {
        var state = UserState.Empty
            .Apply(new MemberRegistered(Maya, Noon, "maya", "Maya", Role.Child, null))
            .Apply(new RoleChanged(Maya, Noon, Role.Adult, null));
        Assert.Equal(Role.Adult, state.Role);
    }

    [Fact]
    public void Looking_again_soon_is_the_same_look()
    {
        var mona = new MemberId(Id(7));
        var look = new ConversationViewedByAdmin(Maya, Homework, Noon, mona, null);
        var state = UserState.Empty.Apply(look);
        Assert.Empty(Look(look with { At = Noon.AddMinutes(9) }));
        Assert.Single(Look(look with { At = Noon.AddMinutes(11) }));
        Assert.Single(Look(look with { By = Maya }));
        Assert.Single(Look(look with { Conversation = new ConversationId(Id(99)) }));

        IReadOnlyList<IUserEvent> Look(ILookEvent e) => UserDecider.Decide(state, new NoteAccountEvent(Maya, e), e.At, Options).Events;
    }
}
