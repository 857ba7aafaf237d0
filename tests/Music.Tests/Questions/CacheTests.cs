using FamilyChat.Music.Questions;

namespace FamilyChat.Music.Tests.Questions;

public sealed class CacheTests
{
    private static readonly Guid Maya = new("00000001-0000-7000-8000-000000000000"), Noah = new("00000002-0000-7000-8000-000000000000");

    [Fact]
    public async Task An_import_empties_the_caches()
    {
        await using var library = await TestLibrary.FromTextAsync("Title\nHelp!\n");
        var cache = new QuestionCache();
        var version = library.Library.Current!.Version;
        cache.KeepSql("All titles?", version, "en", new KnownQuery("SELECT title FROM songs", "Every title."));
        cache.KeepRows("SELECT title FROM songs", await library.QueryAsync("SELECT title FROM songs"));
        Assert.Equal(new KnownQuery("SELECT title FROM songs", "Every title."), cache.FindSql("all titles", version, "en"));
        Assert.NotNull(cache.FindRows("select  title\nfrom songs -- all", version));

        await library.ImportTextAsync("Title\nGirl\n");
        var next = library.Library.Current!.Version;

        Assert.NotEqual(version, next);
        Assert.Null(cache.FindSql("All titles?", next, "en"));
        Assert.Null(cache.FindRows("SELECT title FROM songs", next));
        Assert.Null(cache.FindRows("SELECT title FROM songs", version));
    }

    [Fact]
    public void Languages_and_texts_in_quotes_are_kept_apart()
    {
        var cache = new QuestionCache();
        cache.KeepSql("help", 1, "en", new KnownQuery("SELECT 1"));

        Assert.Null(cache.FindSql("help", 1, "de"));
        Assert.NotEqual(Music.Sql.NormalisedSql.Of("SELECT 'a  B'"), Music.Sql.NormalisedSql.Of("SELECT 'a B'"));
    }

    [Theory]
    [InlineData("songs with year < 1970", "songs with year > 1970")]
    [InlineData("what is rated = 4?", "what is rated >= 4?")]
    public void Signs_that_compare_keep_questions_apart(string asked, string other)
    {
        var cache = new QuestionCache();
        cache.KeepSql(asked, 1, "en", new KnownQuery("SELECT 1"));

        Assert.Null(cache.FindSql(other, 1, "en"));
        Assert.NotNull(cache.FindSql($"“{asked.ToUpperInvariant()}” …", 1, "en"));
    }

    [Fact]
    public void What_is_kept_has_a_bound_also_where_one_question_or_its_rows_are_long()
    {
        var cache = new QuestionCache();
        var question = string.Concat(Enumerable.Repeat("and the songs of somebody else ", 400));
        cache.KeepSql(question, 1, "en", new KnownQuery("SELECT 1"));
        cache.KeepRows("SELECT 2", new Music.Sql.QueryResult(["a"], [.. Enumerable.Repeat<IReadOnlyList<object?>>([new string('x', 1_000)], 500)], 500, false, TimeSpan.Zero, 1));

        Assert.Null(cache.FindSql(question, 1, "en"));
        Assert.Null(cache.FindRows("SELECT 2", 1));
    }

    [Fact]
    public async Task A_pasted_text_is_no_example_and_is_not_compared_as_a_whole()
    {
        await using var library = await TestLibrary.FromTextAsync("Title\nHelp!\n");
        var saved = new SavedQuestions(library.Library, TimeProvider.System);
        var pasted = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i} "));
        await saved.SaveAsync(Maya, new QuestionTurn(pasted, "SELECT 'pasted'"));
        await saved.SaveAsync(Maya, new QuestionTurn("line 1 line 2", "SELECT 'typed'"));

        var nearest = await saved.NearestAsync(Maya, pasted, 4);

        Assert.Equal("SELECT 'typed'", nearest[0].Sql);
        Assert.DoesNotContain(nearest, n => n.Sql == "SELECT 'pasted'");
    }

    [Fact]
    public void The_cache_forgets_what_was_not_used_for_longest()
    {
        var cache = new BoundedCache<int, int>(2);
        cache.Put(1, 1);
        cache.Put(2, 2);
        Assert.True(cache.TryGet(1, out _));
        cache.Put(3, 3);

        Assert.False(cache.TryGet(2, out _));
        Assert.True(cache.TryGet(1, out _));
    }

    [Fact]
    public async Task Saved_questions_come_back_nearest_first_while_the_columns_are_the_same()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Album,Year\nHelp!,Help!,1965\n");
        var saved = new SavedQuestions(library.Library, TimeProvider.System);
        await saved.SaveAsync(Maya, new QuestionTurn("albums from the sixties", "SELECT DISTINCT album FROM songs WHERE year BETWEEN 1960 AND 1969"));
        await saved.SaveAsync(Maya, new QuestionTurn("how many songs?", "SELECT count(*) FROM songs"));

        Assert.Equal("albums from the sixties", (await saved.NearestAsync(Maya, "albums of the seventies", 3))[0].Question);

        await library.ImportTextAsync("Title,Album,Artist\nHelp!,Help!,The Beatles\n");
        Assert.DoesNotContain(await saved.NearestAsync(Maya, "albums of the seventies", 5), s => s.Question == "albums from the sixties");
    }

    [Fact]
    public async Task What_one_member_asked_is_an_example_for_nobody_else_and_the_oldest_make_room()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Album,Year\nHelp!,Help!,1965\n");
        var saved = new SavedQuestions(library.Library, TimeProvider.System);
        for (var i = 0; i < 201; i++)
            await saved.SaveAsync(Maya, new QuestionTurn($"albums from the year {i + 1000}", "SELECT 1 FROM songs"));

        Assert.DoesNotContain(await saved.NearestAsync(Noah, "albums from the year 1100", 5), s => s.Sql == "SELECT 1 FROM songs");
        var hers = await saved.NearestAsync(Maya, "albums from the year 1100", 500);
        Assert.Equal(200, hers.Count(s => s.Sql == "SELECT 1 FROM songs"));
        Assert.DoesNotContain(hers, s => s.Question.EndsWith("1000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_that_means_something_else_now_makes_its_pairs_no_examples()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Album,Year\nHelp!,Help!,1965\n");
        var saved = new SavedQuestions(library.Library, TimeProvider.System);
        await saved.SaveAsync(Maya, new QuestionTurn("which albums", "SELECT album FROM songs"));

        await library.Library.EditMeaningAsync("songs", "album", Music.Library.Meaning.Playlist, "");

        Assert.DoesNotContain(await saved.NearestAsync(Maya, "which albums", 5), s => s.Sql == "SELECT album FROM songs");
    }

    [Fact]
    public async Task Every_starter_question_compiles_on_the_library_it_is_made_for()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Album,Artist,Album Artist,Composer,Year\nHelp!,Help!,The Beatles,The Beatles,Lennon,1965\n");
        var starters = await new SavedQuestions(library.Library, TimeProvider.System).NearestAsync(Maya, "x", 5);

        Assert.Equal(3, starters.Count);
        foreach (var starter in starters)
            Assert.IsType<Music.Sql.SqlVerdict.Valid>(await library.Guard.ValidateAsync(starter.Sql));
    }
}
