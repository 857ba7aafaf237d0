using FamilyChat.Web.Operations.Memory;

namespace FamilyChat.Web.Tests.Operations;

public sealed class IdleRuleTests
{
    const long Megabyte = 1024 * 1024;

    readonly IdleRule rule = new();

    [Fact]
    public void Nothing_is_given_back_while_somebody_chats()
    {
        Assert.False(rule.IsDue(20 * Megabyte));
        Assert.False(rule.IsDue(30 * Megabyte));
        Assert.False(rule.IsDue(31 * Megabyte));
    }

    [Fact]
    public void A_house_that_falls_silent_gives_its_memory_back_once()
    {
        rule.IsDue(30 * Megabyte);

        Assert.True(rule.IsDue(30 * Megabyte));
        Assert.False(rule.IsDue(30 * Megabyte));
    }

    [Fact]
    public void A_little_chatting_is_not_worth_it()
    {
        rule.IsDue(30 * Megabyte);
        rule.IsDue(30 * Megabyte);

        rule.IsDue(32 * Megabyte);

        Assert.False(rule.IsDue(32 * Megabyte));
    }

    [Fact]
    public void What_the_evenings_conversations_held_is_given_back_once_they_have_left_memory()
    {
        rule.IsDue(30 * Megabyte);
        rule.IsDue(30 * Megabyte);

        var due = Enumerable.Range(0, 3 * IdleRule.UntilPassivated).Count(_ => rule.IsDue(30 * Megabyte));

        Assert.Equal(1, due);
    }

    [Fact]
    public void A_house_that_goes_on_chatting_is_not_interrupted_by_the_second_time()
    {
        rule.IsDue(30 * Megabyte);
        rule.IsDue(30 * Megabyte);

        var due = Enumerable.Range(1, 3 * IdleRule.UntilPassivated).Any(look => rule.IsDue((30 + look) * Megabyte));

        Assert.False(due);
    }
}
