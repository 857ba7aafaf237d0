using FamilyChat.LmStudio.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace FamilyChat.LmStudio.Tests.Chat;

public sealed class TurnNormalizerSpecs
{
    [Fact]
    public void Neighbours_of_one_role_become_one() => Is(
        [System("a"), System("b"), User("c"), User("d"), Assistant("e"), Assistant("f"), User("g")],
        [System("a\n\nb"), User("c\n\nd"), Assistant("e\n\nf"), User("g")]);

    [Fact]
    public void Empty_turns_are_dropped_and_their_neighbours_join() =>
        Is([System(" "), User("a"), Assistant("\n"), User("b"), User("")], [User("a\n\nb")]);

    [Fact]
    public void A_history_begins_with_a_question() =>
        Is([System("s"), Assistant("hello"), User("a")], [System("s"), User("a")]);

    [Fact]
    public void A_late_instruction_goes_with_the_next_question_and_leaves_the_head_alone() => Is(
        [System("s"), User("a"), Assistant("b"), System("It is Monday."), User("c")],
        [System("s"), User("a"), Assistant("b"), User("It is Monday.\n\nc")]);

    [Fact]
    public void Whatever_comes_in_a_template_accepts_what_goes_out() => Check.QuickThrowOnFailure(Prop.ForAll(Histories, turns =>
    {
        var normal = TurnNormalizer.Normalize(turns);
        var talk = normal.SkipWhile(t => t.Role == ChatRole.System).ToList();
        return normal.Count - talk.Count <= 1
            && normal.All(t => !string.IsNullOrWhiteSpace(t.Text))
            && talk.Select((t, i) => t.Role == (i % 2 == 0 ? ChatRole.User : ChatRole.Assistant)).All(x => x);
    }));

    [Fact]
    public void A_longer_history_begins_as_the_shorter_one() => Check.QuickThrowOnFailure(Prop.ForAll(Histories, Histories, (first, more) =>
    {
        var before = TurnNormalizer.Normalize(first);
        var after = TurnNormalizer.Normalize([.. first, .. more]);
        if (before.Count == 0)
            return true;
        var last = before.Count - 1;
        return before.Take(last).SequenceEqual(after.Take(last))
            && after[last].Role == before[last].Role
            && after[last].Text.StartsWith(before[last].Text, StringComparison.Ordinal);
    }));

    private static Arbitrary<ChatTurn[]> Histories { get; } =
        (from role in Gen.Elements(ChatRole.System, ChatRole.User, ChatRole.Assistant)
         from text in Gen.Elements("", " ", "a", "b\n", "Grüße")
         select new ChatTurn(role, text)).ArrayOf().ToArbitrary();

    private static void Is(ChatTurn[] turns, ChatTurn[] expected) => Assert.Equal(expected, TurnNormalizer.Normalize(turns));

    private static ChatTurn System(string text) => new(ChatRole.System, text);

    private static ChatTurn User(string text) => new(ChatRole.User, text);

    private static ChatTurn Assistant(string text) => new(ChatRole.Assistant, text);
}
