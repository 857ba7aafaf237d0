using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.MusicQueries;
using FamilyChat.Music.Names;
using FamilyChat.Music.Phrases;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>The rules that need neither model nor database.</summary>
public sealed class MusicQuestionSpecs
{
    private static readonly QueryResult Wide = new(
        ["a"], [.. Enumerable.Range(0, 500).Select(i => (IReadOnlyList<object?>)[new string('x', 1_000), (long)i])], 500, false, TimeSpan.FromMilliseconds(2), 3);

    private static readonly Prepared Prepared = new(
        SchemaCard.Create(new Music.Library.LibrarySnapshot(1, Noon, "songs.csv", null, []), []), [], [], Known: null);

    [Theory]
    [InlineData("Find me all the albums whose composer is A. R. Rahman", true)]
    [InlineData("and only those from the nineties please", false)]
    [InlineData("what about Sting?", false)]
    [InlineData("Which other songs did he sing with somebody else", false)]
    [InlineData("und welche Lieder hat er noch geschrieben", false)]
    [InlineData("y cuáles de esas son de los años noventa", false)]
    [InlineData("quali di questi dischi sono degli anni novanta", false)]
    [InlineData("welke nummers heeft zij nog meer gezongen", false)]
    [InlineData("quelles chansons a-t-elle chantées avec quelqu'un d'autre", false)]
    [InlineData("quais destas músicas são dos anos noventa", false)]
    public void Only_a_question_that_reads_by_itself_stands_alone_after_others(string text, bool expected) =>
        Assert.Equal(expected, MusicHouse.Question(text, new QuestionTurn("q", "SELECT 1")).StandsAlone);

    [Fact]
    public void Turns_are_the_last_two_answers_with_rows_in_words_that_stand_alone()
    {
        var state = ConversationState.Empty;
        for (var n = 1; n <= 3; n++)
        {
            var music = new MusicEvidence($"SELECT {n}", [], [], 0, false, 0, [], [], false, n == 2 ? "the second, whole" : null);
            state = state.After(Send(n, $"question {n}")).Started(n)
                .Apply(new ConversationProtocol.ReplyEnded(Maya, Homework, Noon, Reply(n), MessageState.Complete, "x", "", null, null, null, music));
        }

        state = state.After(Send(4, "and now?"));

        Assert.Equal(
            [new QuestionTurn("the second, whole", "SELECT 2"), new QuestionTurn("question 3", "SELECT 3")],
            MusicQuestion.TurnsBefore(state, Question(4)));
    }

    [Fact]
    public void Evidence_keeps_so_many_rows_as_fit_and_says_that_there_are_more()
    {
        var evidence = MusicEvidences.Of(new MusicQueryState(MusicHouse.Question("q")) { Sql = "SELECT a", Result = Wide })!;

        Assert.Equal(65, evidence.Rows.Count);
        Assert.True(evidence.Truncated);
        Assert.Equal(500, evidence.RowCount);
    }

    [Fact]
    public void Evidence_of_a_stop_before_any_statement_is_none() =>
        Assert.Null(MusicEvidences.Of(new MusicQueryState(MusicHouse.Question("q"))));

    [Fact]
    public void A_lookup_over_its_limit_is_said_to_be_too_slow_and_a_query_over_its_limit_to_be_stalled()
    {
        var state = new MusicQueryState(MusicHouse.Question("q")) { Phase = MusicPhase.Executing, Sql = "SELECT 1" };

        var slow = Assert.IsType<Finish>(MusicQueryDecider.Decide(state, Overdue.Instance, Noon).Next);
        var failed = Assert.IsType<Finish>(MusicQueryDecider.Decide(state, new QueryFailed(QueryException.TooSlow, "1.5 s"), Noon).Next);

        Assert.Equal("query-too-slow", slow.Ending.Error!.Code);
        Assert.Equal("query-too-slow", failed.Ending.Error!.Code);
        Assert.Equal("1.5 s", Assert.Single(failed.Ending.Music!.Attempts).Problem);
    }

    [Theory]
    [InlineData("SELECT COUNT (DISTINCT album) AS n FROM songs", 1995)]
    [InlineData("SELECT year FROM songs WHERE title = 'x'", 1)]
    public void A_reading_that_finds_one_number_has_it_for_its_count_only_where_it_counts(string sql, long expected)
    {
        var asking = MusicHouse.Question("q");
        var state = new MusicQueryState(asking) { Readings = [new MusicOption("a", null), new MusicOption("b", null)], Reading = 1, Sql = sql };
        var found = new Fetched(new QueryResult(["n"], [[1995L]], 1, false, TimeSpan.Zero, 1), Known: false);

        Assert.Equal(expected, MusicQueryDecider.Decide(state, found, Noon).State.Readings![1].RowCount);
    }

    [Fact]
    public void A_reading_is_not_kept_under_the_words_of_an_attempt_before()
    {
        var state = new MusicQueryState(MusicHouse.Question("q")) { Prepared = Prepared, Standalone = "songs by Queen", Attempt = 2 };
        var asksBack = new ModelReply(ReplyKind.Clarify, null, [], null, null, ["Songs by Queen", "Albums by Queen"]);

        var counting = MusicQueryDecider.Decide(state, new Replied(asksBack, new LmStudio.Chat.ReplyPart.End(LmStudio.Chat.FinishReason.Stop, "m", null)), Noon).State;

        Assert.True(counting.IsCounting);
        Assert.Null(counting.Standalone);
    }

    [Fact]
    public void What_is_near_is_offered_as_a_question_of_its_own()
    {
        var near = new NearValues("Beetles", [new NameMatch("songs", "artist", "The Beatles", 9, NameMatchKind.Near)]);

        Assert.Equal([new MusicOption("albums by The Beatles", null)], MusicSentences.Instead("albums by beetles", [near]));
        Assert.Equal(
            "Nothing in the library fits this. Without “Beetles” there would be 12. Near “Beetles”: The Beatles.",
            MusicSentences.Nothing(Phrasebook.In("en"), new EmptyResult([new DroppedFilter("artist LIKE '%Beetles%'", 12, "artist", "Beetles")]), [near]));
    }
}
