using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.Tests.Conversations;

public sealed class MessageTextSpecs
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines\rthree", "two\nlines\nthree")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("nu\0ll", "nu\uFFFDll")]
    [InlineData("bell\u0007", "bell\uFFFD")]
    [InlineData("whole 😀 pair", "whole 😀 pair")]
    [InlineData("مرحبا \u200fRTL", "مرحبا \u200fRTL")]
    public void Keeps_text_and_replaces_what_no_text_holds(string typed, string kept) => Assert.Equal(kept, MessageText.Clean(typed));

    /// <summary>Not as inline data: an attribute's text is UTF-8, which has no half pairs.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        Assert.Equal("half \uFFFD pair", MessageText.Clean("half \ud83d pair"));
        Assert.Equal("\uFFFD other half", MessageText.Clean("\ude00 other half"));
        Assert.Equal("at the end \uFFFD", MessageText.Clean("at the end \ud83d"));
    }

    [Fact]
    public void Ten_thousand_emoji_come_through_whole()
    {
        var emoji = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 10_000));

        Assert.Equal(emoji, MessageText.Clean(emoji));
    }
}
