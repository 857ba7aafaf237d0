using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests.Questions;

/// <summary>A summary while it is written: what holds goes through, what does not is never seen.</summary>
public sealed class SummaryGateTests
{
    private static readonly QueryResult Albums = new(
        ["album", "composer"], [["Roja", "A. R. Rahman"], ["Dil Se..", "A. R. Rahman"]], 2, false, TimeSpan.Zero, 1);

    [Theory]
    [InlineData("There are 2 by A. R. Rahman: Roja and Dil Se...")]
    [InlineData("A. R. Rahman's albums are \"Roja\" and \"Dil Se..\".")]
    [InlineData("- Roja by A. R. Rahman\n- Dil Se.. by A. R. Rahman")]
    public void What_the_rows_bear_out_comes_through_whole_and_in_pieces(string summary)
    {
        var (shown, rest) = Write(summary);

        Assert.Equal(summary, string.Concat(shown) + rest);
        Assert.True(shown.Count > 1);
    }

    [Theory]
    [InlineData("There are 2: Roja and Lagaan, both wonderful.", "There are 2: Roja and")]
    [InlineData("There are 7 albums in all.", "There")]
    [InlineData("He made \"Taal Se Taal\" and more.", "He made")]
    public void What_they_do_not_is_held_back_and_a_plain_sentence_stands_in(string summary, string shown)
    {
        var (pieces, rest) = Write(summary);

        Assert.Equal(shown, string.Concat(pieces));
        Assert.Equal("\n\nThere are 2: Roja (A. R. Rahman) and Dil Se.. (A. R. Rahman).", rest);
    }

    [Fact]
    public void A_model_that_breaks_off_before_a_word_leaves_the_plain_sentence_with_what_was_assumed()
    {
        var gate = new SummaryGate("albums?", Albums, ["Film music only."], "en");

        Assert.Equal("There are 2: Roja (A. R. Rahman) and Dil Se.. (A. R. Rahman). Film music only.", gate.Finish(isWhole: false));
    }

    [Theory]
    [InlineData("Welche Alben haben wir von Rahman?", "de")]
    [InlineData("Quels sont les albums de Rahman ?", "fr")]
    [InlineData("Find me all the albums whose composer is A. R. Rahman", "en")]
    [InlineData("Rahman", "en")]
    public void The_language_is_heard_in_the_small_words(string question, string expected) => Assert.Equal(expected, QuestionLanguage.Of(question));

    private static (List<string> Shown, string Left) Write(string summary)
    {
        var gate = new SummaryGate("albums?", Albums, [], "en");
        var shown = new List<string>();
        foreach (var piece in summary.Chunk(3))
        {
            if (gate.Append(new string(piece)) is { Length: > 0 } through)
                shown.Add(through);
        }

        return (shown, gate.Finish(isWhole: true));
    }
}
