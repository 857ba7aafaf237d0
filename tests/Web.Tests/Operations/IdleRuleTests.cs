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
}
