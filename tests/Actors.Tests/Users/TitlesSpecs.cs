using FamilyChat.Actors.Users;

namespace FamilyChat.Actors.Tests.Users;

public sealed class TitlesSpecs
{
    [Fact]
    public void First_words_are_cut_at_a_word()
    {
        var title = Titles.FromFirstWords("Please explain to me in simple words how a nuclear power plant makes electricity and where it goes");

        Assert.Equal("Please explain to me in simple words how a nuclear power…", title);
    }

    [Fact]
    public void First_words_never_cut_a_character_in_two()
    {
        var title = Titles.FromFirstWords(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 30)))!;

        Assert.EndsWith("👩‍👩‍👧‍👦…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_lines_become_one() => Assert.Equal("a b c", Titles.FromFirstWords("# a\n\n b\tc "));

    [Fact]
    public void No_words_make_no_title() => Assert.Null(Titles.FromFirstWords("###"));
}
