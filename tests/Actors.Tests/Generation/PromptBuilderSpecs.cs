using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio.Chat;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Generation;

public sealed class PromptBuilderSpecs
{
    [Fact]
    public void The_next_question_begins_with_the_turns_of_the_one_before()
    {
        var first = ConversationState.Empty.After(Send(1, "one"));
        var second = first.Started(1).Ended(1, "answer").After(Send(2, "two"));

        var before = Build(first);
        var after = Build(second);

        Assert.Equal(before.Turns, after.Turns.Take(before.Turns.Count));
        Assert.Equal(new ChatTurn(ChatRole.User, "two"), after.Turns[^1]);
    }

    [Fact]
    public void There_is_one_system_turn_with_the_family_admins_own_words_in_it()
    {
        var state = ConversationState.Empty.After(Send(1, admission: new(null, ChatTask.General, null, "Speak simply.")));

        var turns = Build(state).Turns;

        Assert.Equal(ChatRole.System, Assert.Single(turns, t => t.Role == ChatRole.System).Role);
        Assert.EndsWith("Speak simply.", turns[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_window_drops_the_oldest_turns_in_one_big_step_and_then_stays()
    {
        var state = ConversationState.Empty;
        var trims = 0;
        var sent = 0;
        for (var n = 1; n <= 200; n++)
        {
            state = state.After(Send(n, new string('q', 200)));
            var prompt = PromptBuilder.Build(state, state.Current!, 4096, 0.25);
            Assert.True(prompt.Length * 0.25 <= 4096);
            Assert.Equal(state.Messages[Question(n)].Text, prompt.Turns[^1].Text);
            sent += prompt.Turns.Count;
            if (prompt.Moved)
            {
                trims++;
                state = state.Apply(new ContextTrimmed(Maya, Homework, Noon, prompt.First));
            }

            state = state.Started(n).Ended(n, new string('a', 200));
        }

        Assert.InRange(trims, 1, 20);
        Assert.True(sent > 200 * 10, "the window is used, not thrown away");
    }

    [Theory]
    [InlineData(9_000)]
    [InlineData(32_768)]
    public void A_window_that_has_grown_shows_again_what_was_left_out_and_then_stays(int window)
    {
        var state = ConversationState.Empty;
        for (var n = 1; n <= 100; n++)
            state = state.After(Send(n, new string('q', 200))).Started(n).Ended(n, new string('a', 200));
        state = state.After(Send(101));
        var small = PromptBuilder.Build(state, state.Current!, 4096, 0.25);

        state = state.Apply(new ContextTrimmed(Maya, Homework, Noon, small.First));
        var grown = PromptBuilder.Build(state, state.Current!, window, 0.25);
        state = state.Apply(new ContextTrimmed(Maya, Homework, Noon, grown.First));
        var after = PromptBuilder.Build(state, state.Current!, window, 0.25);

        Assert.True(grown.Moved);
        Assert.True(grown.Length >= 2 * small.Length);
        Assert.True(grown.Length * 0.25 <= window);
        Assert.Equal((false, grown.First), (after.Moved, after.First));
    }

    [Fact]
    public void A_question_longer_than_the_window_is_sent_alone()
    {
        var state = ConversationState.Empty.After(Send(1)).Started(1).Ended(1, "Hi").After(Send(2, new string('q', 100_000)));

        var prompt = PromptBuilder.Build(state, state.Current!, 4096, 0.25);

        Assert.Equal([ChatRole.System, ChatRole.User], prompt.Turns.Select(t => t.Role));
        Assert.Equal(Question(2), prompt.First);
    }

    [Fact]
    public void Only_the_branch_that_is_asked_on_is_sent()
    {
        var state = ConversationState.Empty.After(Send(1, "one")).Started(1).Ended(1, "answer one")
            .After(Send(2, "two")).Started(2).Ended(2, "answer two")
            .After(Send(3, "another two", parent: Reply(1)));

        Assert.Equal(["one", "answer one", "another two"], Build(state).Turns.Skip(1).Select(t => t.Text));
    }

    private static Prompt Build(ConversationState state) => PromptBuilder.Build(state, state.Current!, 0, TokenCalibration.Start);
}
