using FamilyChat.Music.Questions;

namespace FamilyChat.Music.Tests.Questions;

public sealed class CacheTests
{
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
        await saved.SaveAsync("albums from the sixties", "SELECT DISTINCT album FROM songs WHERE year BETWEEN 1960 AND 1969");
        await saved.SaveAsync("how many songs?", "SELECT count(*) FROM songs");

        Assert.Equal("albums from the sixties", (await saved.NearestAsync("albums of the seventies", 3))[0].Question);

        await library.ImportTextAsync("Title,Album,Artist\nHelp!,Help!,The Beatles\n");
        Assert.DoesNotContain(await saved.NearestAsync("albums of the seventies", 5), s => s.Question == "albums from the sixties");
    }

    [Fact]
    public async Task Every_starter_question_compiles_on_the_library_it_is_made_for()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Album,Artist,Album Artist,Composer,Year\nHelp!,Help!,The Beatles,The Beatles,Lennon,1965\n");
        var starters = await new SavedQuestions(library.Library, TimeProvider.System).NearestAsync("x", 5);

        Assert.Equal(3, starters.Count);
        foreach (var starter in starters)
            Assert.IsType<Music.Sql.SqlVerdict.Valid>(await library.Guard.ValidateAsync(starter.Sql));
    }
}
