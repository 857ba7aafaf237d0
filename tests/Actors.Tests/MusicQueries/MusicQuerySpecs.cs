using System.Text.Json;
using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Music.Questions;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>One question over the sample library, with the model saying what a test has it say.</summary>
public sealed class MusicQuerySpecs : IAsyncLifetime
{
    private const string Beatles = "SELECT DISTINCT album FROM songs WHERE artist LIKE '%Beatles%' ORDER BY album LIMIT 200";

    private MusicHouse _house = null!;

    public async Task InitializeAsync() => _house = await MusicHouse.SampleAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    internal static Behaviour Query(string sql, string assumption = "", string standalone = "") => Behaviour.Says(JsonSerializer.Serialize(
        new { standalone, kind = "query", columns = Array.Empty<string>(), sql, assumption, options = Array.Empty<string>() }));

    internal static Behaviour Outcome(string kind, string assumption = "", params string[] options) => Behaviour.Says(JsonSerializer.Serialize(
        new { standalone = "", kind, columns = Array.Empty<string>(), sql = "", assumption, options }));

    [Fact]
    public async Task A_question_goes_through_four_phases_to_an_answer_with_its_evidence()
    {
        var asked = _house.Ask("Which albums by the Beatles?", Query(Beatles, "Albums by artist."), Behaviour.Says("Here they are: Help! and more."));
        var ending = (await asked.EndAsync()).Ending!;

        Assert.Equal(
            [MusicPhase.Generating, MusicPhase.Validating, MusicPhase.Executing, MusicPhase.Summarising], asked.Steps.Select(s => s.Step));
        Assert.Equal([typeof(MusicQueryWritten), typeof(MusicQueryExecuted)], asked.Events.Select(e => e.GetType()));
        var music = ending.Music!;
        Assert.Equal(Beatles, music.Sql);
        Assert.Equal(["Albums by artist."], music.Assumptions);
        Assert.Equal(music.RowCount, music.Rows.Count);
        Assert.Equal([new MusicAttempt(Beatles)], music.Attempts);
        Assert.Contains(music.Rows, r => r[0] is string album && asked.Text.Contains(album, StringComparison.Ordinal));
        Assert.Null(ending.Error);
        Assert.NotNull(ending.End);
    }

    [Fact]
    public async Task A_wrong_column_is_corrected_from_the_databases_own_words()
    {
        var asked = _house.Ask(
            "Which albums by the Beatles?", Query("SELECT record FROM songs"), Query(Beatles), Behaviour.Says("Here they are."));
        var music = (await asked.EndAsync()).Ending!.Music!;

        Assert.Equal(2, asked.Steps[^1].Attempt);
        var rejected = Assert.Single(asked.Events.OfType<MusicQueryRejected>());
        Assert.Contains("no such column: record", rejected.Problem, StringComparison.Ordinal);
        Assert.Equal("SELECT record FROM songs", music.Attempts[0].Sql);
        Assert.Contains("no such column: record", _house.Model.Recorder.Generations[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_two_corrections_it_says_so_plainly()
    {
        var asked = _house.Ask("Which albums?", Query("SELECT a FROM songs"), Query("SELECT b FROM songs"), Query("SELECT c FROM songs"));
        var ending = (await asked.EndAsync()).Ending!;

        Assert.Equal("sql-not-valid", ending.Error!.Code);
        Assert.Contains("no such column: c", ending.Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, asked.Events.OfType<MusicQueryRejected>().Count());
        Assert.Equal(3, ending.Music!.Attempts.Count);
        Assert.Equal(3, _house.Model.Recorder.Generations.Count);
    }

    [Theory]
    [InlineData("DROP TABLE songs")]
    [InlineData("SELECT 1; DELETE FROM songs")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM songs WHERE 1 IN (SELECT * FROM x)")]
    [InlineData("SELECT sql FROM sqlite_master")]
    [InlineData("SELECT load_extension('x')")]
    public async Task A_statement_that_does_more_than_look_is_refused_and_never_corrected(string sql)
    {
        var asked = _house.Ask("Which albums?", Query(sql));
        var ending = (await asked.EndAsync()).Ending!;

        Assert.Equal("sql-refused", ending.Error!.Code);
        Assert.Equal(sql, Assert.Single(asked.Events.OfType<MusicQueryRefused>()).Sql);
        Assert.Single(_house.Model.Recorder.Generations);
    }

    [Fact]
    public async Task A_summary_that_invents_is_replaced_by_a_plain_sentence()
    {
        var asked = _house.Ask("Which albums by the Beatles?", Query(Beatles), Behaviour.Says("There are 99, the best being Thriller by Michael Jackson."));
        await asked.EndAsync();

        Assert.DoesNotContain("99", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Thriller", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Help!", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_breaks_off_over_the_words_does_not_lose_the_rows()
    {
        var asked = _house.Ask("Which albums by the Beatles?", Query(Beatles), Behaviour.Breaks(FaultKind.Reset, 2, "Here they are for you"));
        var ending = (await asked.EndAsync()).Ending!;

        Assert.Null(ending.Failure);
        Assert.Contains("Help!", asked.Text, StringComparison.Ordinal);
        Assert.NotEmpty(ending.Music!.Rows);
    }

    [Theory]
    [InlineData("Which albums by Beetles?", "SELECT DISTINCT album FROM songs WHERE artist LIKE '%Beetles%'", "Which albums by The Beatles?")]
    [InlineData("How many songs by Beetles?", "SELECT count(*) FROM songs WHERE artist LIKE '%Beetles%'", "How many songs by The Beatles?")]
    public async Task Nothing_found_or_counted_says_which_name_kept_everything_out_and_what_is_near(string question, string sql, string instead)
    {
        var asked = _house.Ask(question, Query(sql));
        var music = (await asked.EndAsync()).Ending!.Music!;

        Assert.Contains("The Beatles", asked.Text, StringComparison.Ordinal);
        Assert.Contains(music.Options!, o => o.Question == instead);
        Assert.Single(_house.Model.Recorder.Generations);
    }

    [Fact]
    public async Task Two_readings_are_each_counted_and_tapping_one_is_answered_from_what_is_known()
    {
        var asked = _house.Ask(
            "Queen",
            Outcome("clarify", "Songs or albums?", "Songs by Queen", "Albums by Queen"),
            Query("SELECT title FROM songs WHERE artist = 'Queen'"),
            Query("SELECT DISTINCT album FROM songs WHERE artist = 'Queen'"));
        var options = (await asked.EndAsync()).Ending!.Music!.Options!;
        var tapped = _house.Ask("Albums by Queen", Behaviour.Says("Here they are."));
        var music = (await tapped.EndAsync()).Ending!.Music!;

        Assert.Equal(["Songs by Queen", "Albums by Queen"], options.Select(o => o.Question));
        Assert.All(options, o => Assert.True(o.RowCount > 0));
        Assert.StartsWith("Songs or albums?", asked.Text, StringComparison.Ordinal);
        Assert.True(music.Cached);
        Assert.Equal(options[1].RowCount, music.RowCount);
        Assert.IsType<MusicAnsweredFromCache>(Assert.Single(tapped.Events));
    }

    [Theory]
    [InlineData("refuse", "only look")]
    [InlineData("not_in_library", "holds nothing")]
    [InlineData("chat", "songs, albums")]
    public async Task What_needs_no_query_is_answered_without_one(string kind, string expected)
    {
        var asked = _house.Ask("Hm?", Outcome(kind));
        var ending = (await asked.EndAsync()).Ending!;

        Assert.Contains(expected, asked.Text, StringComparison.Ordinal);
        Assert.Null(ending.Error);
        Assert.Equal(kind == "refuse" ? 1 : 0, asked.Events.Count);
    }

    [Fact]
    public async Task A_follow_up_takes_the_last_two_turns_along()
    {
        var question = MusicHouse.Question(
            "only from the sixties", new QuestionTurn("first", "SELECT 1"), new QuestionTurn("second", "SELECT 2"));
        var asked = _house.Ask(question, Query(Beatles, standalone: "albums by the Beatles from the sixties"), Behaviour.Says("Here they are."));
        var music = (await asked.EndAsync()).Ending!.Music!;

        Assert.Equal("albums by the Beatles from the sixties", music.Standalone);
        Assert.Contains("Earlier question: second", _house.Model.Recorder.Generations[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_a_name_holds_for_questions_asked_before()
    {
        await (_house.Ask("albums by the mop tops", Query(Beatles), Behaviour.Says("Here they are."))).EndAsync();
        Assert.True(await _house.Services.Music.LearnAsync("the mop tops", "artist", "The Beatles", CancellationToken.None));
        var asked = _house.Ask("albums by the mop tops", Query(Beatles), Behaviour.Says("Here they are."));
        var music = (await asked.EndAsync()).Ending!.Music!;

        Assert.False(music.Cached);
        Assert.Equal("The Beatles", music.Names![0].Matches[0].Value);
        Assert.False(await _house.Services.Music.LearnAsync("x", "artist", "Nobody at all", CancellationToken.None));
    }

    [Fact]
    public async Task A_model_server_that_is_away_is_told_as_such()
    {
        var asked = _house.Ask("Which albums?", Behaviour.Refuses(500, "model crashed"));

        var ending = (await asked.EndAsync()).Ending!;

        Assert.NotNull(ending.Failure);
        Assert.Null(ending.Error);
    }

    [Fact]
    public async Task Without_a_library_it_says_so()
    {
        await using var empty = await MusicHouse.EmptyAsync();

        var ending = (await empty.Ask("Which albums?").EndAsync()).Ending!;

        Assert.Equal("no-library", ending.Error!.Code);
    }
}
