using System.Globalization;
using System.Text;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests.Sql;

/// <summary>A statement gives the same rows whether its patterns are looked up among the values of a column or asked of every row.</summary>
public sealed class LikeByValuesTests(LikeByValuesTests.Songs songs) : IClassFixture<LikeByValuesTests.Songs>
{
    [Theory]
    [InlineData("SELECT title FROM songs WHERE artist LIKE '%beyonce%'")]
    [InlineData("SELECT title FROM songs WHERE artist LIKE 'the %s'")]
    [InlineData("SELECT title FROM songs WHERE title LIKE '%o_e%'")]
    [InlineData("SELECT title FROM songs WHERE artist LIKE '%nobody at all%'")]
    [InlineData("SELECT title FROM songs WHERE title LIKE '%it''s%'")]
    [InlineData("SELECT title FROM songs WHERE NOT artist LIKE '%beatles%'")]
    [InlineData("SELECT title FROM songs WHERE NOT (composer LIKE '%nobody at all%')")]
    [InlineData("SELECT title FROM songs WHERE composer LIKE '%rahman%' OR (composer IS NULL AND album_artist LIKE '%rahman%')")]
    [InlineData("SELECT title FROM songs WHERE composer LIKE '%rahman%' AND NOT (album LIKE '%roja%' OR year IS NULL)")]
    [InlineData("SELECT s.title, t.title FROM songs s JOIN songs t ON s.album = t.album WHERE s.title LIKE '%song 1%' AND t.artist LIKE '%queen%'")]
    [InlineData("SELECT count(*) FROM songs WHERE title LIKE '%song%' GROUP BY artist ORDER BY 1")]
    [InlineData("SELECT CASE WHEN artist LIKE '%queen%' THEN 'q' WHEN composer LIKE '%rahman%' THEN 'r' ELSE '-' END FROM songs")]
    [InlineData("SELECT title FROM songs WHERE album IN (SELECT album FROM songs WHERE composer LIKE '%rahman%') AND artist LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE artist LIKE '%queen%' UNION SELECT album FROM songs WHERE album LIKE '%help%'")]
    [InlineData("SELECT title FROM songs WHERE lower(artist) LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE UPPER(songs.artist) LIKE UPPER('%Queen%')")]
    [InlineData("SELECT title FROM songs WHERE COALESCE(composer, album_artist) LIKE '%rahman%'")]
    [InlineData("SELECT title FROM songs WHERE NOT COALESCE(composer, lower(album_artist), artist) LIKE '%rahman%'")]
    [InlineData("SELECT title FROM songs WHERE NOT IFNULL(composer, '') LIKE '%lennon%' AND lower(ifnull(composer, 'nobody')) LIKE '%nobody%'")]
    public async Task A_pattern_that_is_looked_up_finds_what_a_pattern_that_is_asked_finds(string sql)
    {
        Assert.NotEmpty(LikeComparisons.In(sql, songs.Library.Library.Current!).Likes);

        Assert.Equal(await songs.LinesAsync(Asked(sql)), await songs.LinesAsync(sql));
    }

    [Theory]
    [InlineData("SELECT title FROM (SELECT lower(artist) AS artist, title FROM songs) WHERE artist LIKE '%queen%'")]
    [InlineData("WITH t AS (SELECT 'Queen' AS artist) SELECT * FROM t WHERE artist LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE artist LIKE '%100\\%%' ESCAPE '\\'")]
    [InlineData("SELECT title FROM songs WHERE artist LIKE '%que' || 'en%'")]
    [InlineData("SELECT title FROM songs WHERE substr(artist, 2) LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE coalesce(trim(composer), artist) LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE coalesce('', artist) LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE year BETWEEN CASE WHEN year THEN 1 END AND artist LIKE '%1%'")]
    [InlineData("SELECT title FROM songs WHERE year BETWEEN 1 AND artist LIKE '%1%'")]
    [InlineData("SELECT title FROM songs WHERE year IS NOT artist LIKE '%1%'")]
    [InlineData("SELECT title FROM songs WHERE artist || '' LIKE '%queen%'")]
    [InlineData("SELECT title FROM songs WHERE artist LIKE '%queen%' = 1")]
    [InlineData("SELECT title FROM songs WHERE artist NOT LIKE '%queen%'")]
    public void What_is_not_beyond_doubt_is_left_as_it_is(string sql) =>
        Assert.Empty(LikeComparisons.In(sql, songs.Library.Library.Current!).Likes);

    [Fact]
    public void The_values_a_pattern_matches_take_its_place()
    {
        using var connection = songs.Library.Library.OpenGuarded(new QueryLimits());

        var quicker = connection.Quicker("SELECT title FROM songs WHERE composer LIKE '%rahman%' OR (composer IS NULL AND artist LIKE '%be%')");

        Assert.Equal("SELECT title FROM songs WHERE composer = 'A.R. Rahman' OR (+composer IS NULL AND artist IN (x'00','Beyoncé','The Beatles'))", quicker);
    }

    [Fact]
    public void A_column_that_stands_in_for_another_is_asked_where_the_other_is_empty()
    {
        using var connection = songs.Library.Library.OpenGuarded(new QueryLimits());

        var quicker = connection.Quicker("SELECT title FROM songs WHERE COALESCE(composer, artist) LIKE '%yonce%'");

        Assert.Equal("SELECT title FROM songs WHERE (+composer IS NOT NULL AND composer IN (x'00') OR +composer IS NULL AND artist = 'Beyoncé')", quicker);
    }

    [Fact]
    public async Task A_name_that_a_statement_gives_to_a_result_is_not_taken_for_a_column_of_another_table()
    {
        await using var chinook = await TestLibrary.ChinookAsync();

        // The track has a name and no title; the album has a title and no name.
        var found = await chinook.LinesAsync("SELECT Name AS title FROM Track WHERE title LIKE '%fast as a shark%' AND AlbumId IN (SELECT AlbumId FROM Album)");

        Assert.Equal(["Fast As a Shark"], found);
    }

    [Fact]
    public async Task The_columns_keep_the_names_they_were_given()
    {
        var result = await songs.Library.QueryAsync("SELECT title, CASE WHEN artist LIKE '%queen%' THEN 1 END FROM songs LIMIT 1");

        Assert.Equal(["title", "CASE WHEN artist LIKE '%queen%' THEN 1 END"], result.Columns);
    }

    [Fact]
    public async Task An_empty_answer_is_explained_as_before()
    {
        var why = await songs.Library.Guard.ExplainEmptyAsync("SELECT title FROM songs WHERE artist LIKE '%queen%' AND album LIKE '%roja%'");

        Assert.Equal([40L, 50L], why.Dropped.Select(d => d.RowsWithout));
    }

    [Fact]
    public async Task A_model_may_not_read_the_values_themselves()
    {
        Assert.IsType<SqlVerdict.Refused>(await songs.Library.Guard.ValidateAsync("SELECT original FROM _values"));
        var refused = await Assert.ThrowsAsync<QueryException>(() => songs.Library.QueryAsync("SELECT original FROM _values WHERE table_name LIKE '%songs%'"));
        Assert.Equal(QueryException.Refused, refused.Code);
    }

    /// <summary>The same statement with brackets around its patterns, which are not looked up then.</summary>
    private static string Asked(string sql)
    {
        var asked = new StringBuilder(sql);
        foreach (var token in SqlTokenizer.Read(sql).Where(t => t.Kind == SqlTokenKind.Text && sql[..t.Start].EndsWith("LIKE ", StringComparison.Ordinal)).Reverse())
            asked.Insert(token.End, ')').Insert(token.Start, '(');
        return asked.ToString();
    }

    public sealed class Songs : IAsyncLifetime
    {
        internal TestLibrary Library { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var list = new StringBuilder("Title,Artist,Album Artist,Album,Composer,Year\n");
            string[] artists = ["The Beatles", "Beyoncé", "Queen", "AC/DC", "Ólafur Arnalds", "梁静茹", "100%", "A. R. Rahman"];
            for (var i = 0; i < 400; i++)
            {
                list.Append(i % 7 == 0 ? $"It's song {i}" : $"Song {i} one \u00C9toile");
                list.Append(CultureInfo.InvariantCulture, $",{artists[i % 8]},{(i % 3 == 0 ? artists[i % 8] : "A. R. Rahman")},{(i % 10 == 2 ? "Roja" : i % 10 == 5 ? "Help!" : $"Album {i % 40}")}");
                list.Append(CultureInfo.InvariantCulture, $",{(i % 5 < 2 ? "" : i % 5 == 2 ? "A.R. Rahman" : "Lennon")},{1960 + i % 60}\n");
            }

            Library = await TestLibrary.FromTextAsync(list.ToString());
        }

        public async Task DisposeAsync() => await Library.DisposeAsync();

        internal async Task<string[]> LinesAsync(string sql) => [.. (await Library.LinesAsync(sql)).Order(StringComparer.Ordinal)];
    }
}
