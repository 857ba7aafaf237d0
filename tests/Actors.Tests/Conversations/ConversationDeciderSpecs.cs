using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Users;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Conversations;

public sealed class ConversationDeciderSpecs
{
    private static readonly ConversationState Empty = ConversationState.Empty;

    [Fact]
    public void A_message_and_the_reply_it_is_owed_are_decided_together()
    {
        var decision = Decide(Empty, Send(1, "What is a comet?"));

        Assert.Equal(new ReplyAccepted(Question(1), Reply(1), 0), decision.Answer);
        Assert.Collection(
            decision.Events,
            e => Assert.Equal(new MessageSent(Maya, Homework, Noon, Question(1), null, "What is a comet?", ChatTask.General), e),
            e => Assert.Equal(new ReplyRequested(Maya, Homework, Noon, Reply(1), Question(1), ChatTask.General, null, null), e));
    }

    [Fact]
    public void The_same_message_twice_changes_nothing_and_answers_the_same()
    {
        var state = Empty.After(Send(1));

        var again = Decide(state, Send(1) with { ReplyId = Reply(99), Text = "something else" });

        Assert.Empty(again.Events);
        Assert.Equal(new ReplyAccepted(Question(1), Reply(1), 0), again.Answer);
    }

    [Fact]
    public void The_same_message_is_answered_again_after_its_reply_ended_and_even_when_rules_now_forbid_it()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "Hi");

        var again = Decide(state, Send(1, admission: Admission.None with { Refused = Refusal.QuietHours }));

        Assert.Empty(again.Events);
        Assert.Equal(new ReplyAccepted(Question(1), Reply(1), 0), again.Answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void An_empty_message_is_refused(string text) => Assert.Equal(Refusal.EmptyMessage, Refused(Empty, Send(1, text)));

    [Fact]
    public void A_message_of_200_000_characters_is_accepted_and_one_more_is_refused()
    {
        Assert.IsType<ReplyAccepted>(Decide(Empty, Send(1, new string('a', 200_000))).Answer);
        Assert.Equal("message-too-long", Refused(Empty, Send(1, new string('a', 200_001))).Code);
    }

    [Fact]
    public void A_message_while_a_reply_is_written_is_refused_unless_it_may_wait()
    {
        var writing = Empty.After(Send(1)).Started(1);

        Assert.Equal(Refusal.Busy, Refused(writing, Send(2)));
        Assert.Equal(new ReplyAccepted(Question(2), Reply(2), 1), Decide(writing, Send(2, queue: true)).Answer);
    }

    [Fact]
    public void A_queued_message_follows_the_reply_that_is_still_being_written()
    {
        var state = Empty.After(Send(1)).Started(1).After(Send(2, queue: true));

        Assert.Equal(Reply(1), state.Messages[Question(2)].ParentId);
        Assert.Equal(MessageState.Waiting, state.Messages[Question(2)].State);
        var later = state.Ended(1, "Hi").Started(2);
        Assert.Equal(MessageState.Complete, later.Messages[Question(2)].State);
    }

    [Fact]
    public void The_line_behind_one_conversation_is_bounded()
    {
        var state = Empty.After(Send(1));
        for (var n = 2; n <= Options.QueuedMessagesPerConversation + 1; n++)
            state = state.After(Send(n, queue: true));

        Assert.Equal(Refusal.SlowDown, Refused(state, Send(99, queue: true)));
    }

    [Fact]
    public void A_refusal_by_a_rule_is_kept_but_a_flood_is_not()
    {
        var quiet = Decide(Empty, Send(1, admission: Admission.None with { Refused = Refusal.QuietHours }));
        var flood = Decide(Empty, Send(1, admission: Admission.None with { Refused = Refusal.SlowDown }));

        Assert.Equal(new MessageRefused(Maya, Homework, Noon, Question(1), "quiet-hours"), Assert.Single(quiet.Events));
        Assert.Empty(flood.Events);
    }

    [Fact]
    public void A_flood_of_wishes_for_another_reply_is_not_kept_either()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "Hi");
        var flood = Admission.None with { Refused = Refusal.SlowDown };

        Assert.Empty(Decide(state, new RegenerateReply(Maya, Homework, Reply(1), Reply(2)) { Admission = flood }).Events);
        Assert.Empty(Decide(state, new ContinueReply(Maya, Homework, Reply(1)) { Admission = flood }).Events);
    }

    [Fact]
    public void A_parent_that_is_not_a_reply_of_this_conversation_is_refused()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "Hi");

        Assert.Equal(Refusal.NotFound, Refused(state, Send(2, parent: Reply(77))));
        Assert.Equal(Refusal.NotFound, Refused(state, Send(2, parent: Question(1))));
    }

    [Fact]
    public void An_edited_question_becomes_a_sibling_of_the_first()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "one").After(Send(2)).Started(2).Ended(2, "two");

        var edited = state.After(Send(3, "edited", parent: Reply(1)));

        Assert.Equal(state.Messages[Question(2)].ParentId, edited.Messages[Question(3)].ParentId);
        Assert.Equal([Question(1), Reply(1), Question(3)], edited.PathTo(Question(3)).Select(m => m.Id));
    }

    [Fact]
    public void Regenerating_keeps_the_earlier_reply_beside_the_new_one()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "first");

        var again = state.After(new RegenerateReply(Maya, Homework, Reply(1), Reply(2))).Started(2).Ended(2, "second");

        Assert.Equal("first", again.Messages[Reply(1)].Text);
        Assert.Equal(("second", (MessageId?)Question(1)), (again.Messages[Reply(2)].Text, again.Messages[Reply(2)].ParentId));
    }

    [Fact]
    public void Continuing_lets_the_same_reply_grow_from_its_end()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "Once upon", MessageState.Stopped);

        var continued = state.After(new ContinueReply(Maya, Homework, Reply(1))).Started(1);

        Assert.True(continued.Current!.Continues);
        var ended = continued.Ended(1, "Once upon a time");
        Assert.Equal([Question(1), Reply(1)], ended.Order);
        Assert.Equal("Once upon a time", ended.Messages[Reply(1)].Text);
    }

    [Fact]
    public void Stopping_a_reply_that_waits_ends_it_at_once()
    {
        var decision = Decide(Empty.After(Send(1)), new StopReply(Maya, Homework));

        Assert.Equal(new ReplyStopped(true), decision.Answer);
        Assert.Equal(MessageState.Stopped, Assert.IsType<ReplyEnded>(Assert.Single(decision.Events)).State);
    }

    [Fact]
    public void Stopping_a_reply_that_has_ended_leaves_the_next_in_line_alone()
    {
        var state = Empty.After(Send(1)).Started(1).After(Send(2, queue: true)).Ended(1, "Done.");

        var late = Decide(state, new StopReply(Maya, Homework, Reply(1)));
        var meant = Decide(state, new StopReply(Maya, Homework, Reply(2)));

        Assert.Equal(new ReplyStopped(false), late.Answer);
        Assert.Empty(late.Events);
        Assert.Equal(new ReplyStopped(true), meant.Answer);
        Assert.Equal(Reply(2), Assert.IsType<ReplyEnded>(Assert.Single(meant.Events)).ReplyId);
    }

    [Fact]
    public void Stopping_when_nothing_is_written_stops_nothing()
    {
        var decision = Decide(Empty, new StopReply(Maya, Homework));

        Assert.Equal(new ReplyStopped(false), decision.Answer);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void After_a_restart_a_reply_that_had_begun_is_interrupted_with_the_text_that_survived()
    {
        var state = Empty.After(Send(1)).Started(1)
            .Apply(new ReplyCheckpointed(Maya, Homework, Noon, Reply(1), "Once ", "hm"))
            .Apply(new ReplyCheckpointed(Maya, Homework, Noon, Reply(1), "upon", ""));

        var end = Assert.IsType<ReplyEnded>(Assert.Single(ConversationDecider.Recover(state, Maya, Homework, Noon)));

        Assert.Equal((MessageState.Interrupted, "Once upon", "hm"), (end.State, end.Text, end.Reasoning));
        Assert.Empty(ConversationDecider.Recover(state.Apply(end), Maya, Homework, Noon));
    }

    [Fact]
    public void After_a_restart_a_reply_that_had_not_begun_is_still_owed()
    {
        var state = Empty.After(Send(1));

        Assert.Empty(ConversationDecider.Recover(state, Maya, Homework, Noon));
        Assert.Equal(Reply(1), state.Current!.ReplyId);
    }

    [Fact]
    public void A_continued_reply_that_is_interrupted_keeps_what_it_had_before()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "Once ", MessageState.Stopped)
            .After(new ContinueReply(Maya, Homework, Reply(1))).Started(1)
            .Apply(new ReplyCheckpointed(Maya, Homework, Noon, Reply(1), "upon", ""));

        var end = Assert.IsType<ReplyEnded>(Assert.Single(ConversationDecider.Recover(state, Maya, Homework, Noon)));

        Assert.Equal("Once upon", end.Text);
    }

    [Fact]
    public void A_reply_ends_once()
    {
        var state = Empty.After(Send(1)).Started(1).Ended(1, "Hi");

        Assert.Empty(ConversationDecider.End(state, Maya, Homework, Noon, Reply(1), new ReplyOutcome(MessageState.Stopped, "", "")));
    }

    private static Decision Decide(ConversationState state, IConversationCommand command) =>
        ConversationDecider.Decide(state, command, Noon, Options);

    private static Refusal Refused(ConversationState state, IConversationCommand command) =>
        Assert.IsType<Refusal>(Decide(state, command).Answer);
}
