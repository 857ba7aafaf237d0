using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests.Sql;

public sealed class GuardTests
{
    private const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c";

    private const string Songs = "Title,Artist,Year\nLemon Drop,Amy Grant,1991\nHow To Replace It,dEUS,2023\nHalo,Beyoncé,2008\n100% Pure Love,Crystal Waters,1994\n";

    [Fact]
    public async Task A_running_query_stops_when_it_is_cancelled()
    {
        await using var library = await TestLibrary.EmptyAsync(queryLimits: new QueryLimits { Time = TimeSpan.FromMinutes(5), Steps = long.MaxValue });
        await library.ImportTextAsync(Songs);
        using var stop = new CancellationTokenSource();
        var running = library.Guard.ExecuteAsync(Endless, stop.Token);
        stop.CancelAfter(TimeSpan.FromMilliseconds(100));

        // It is over when SQLite has stopped.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(1, long.MaxValue, "time")]
    [InlineData(600_000, 1_000_000, "steps")]
    public async Task An_endless_query_meets_its_limit(int milliseconds, long steps, string limit)
    {
        await using var library = await TestLibrary.EmptyAsync(queryLimits: new QueryLimits { Time = TimeSpan.FromMilliseconds(milliseconds), Steps = steps });
        await library.ImportTextAsync(Songs);

        var stopped = await Assert.ThrowsAsync<QueryException>(() => library.QueryAsync(Endless));

        Assert.Equal(QueryException.TooSlow, stopped.Code);
        Assert.Contains(limit, stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'%BEYONCE%'", 1)]
    [InlineData("'beyonc_'", 1)]
    [InlineData("'%Beyoncé'", 1)]
    [InlineData("'amy%'", 1)]
    [InlineData("'%xyz%'", 0)]
    public async Task LIKE_ignores_case_and_accents(string pattern, int rows)
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);

        Assert.Equal(rows, (await library.QueryAsync($"SELECT 1 FROM songs WHERE artist LIKE {pattern}")).Rows.Count);
    }

    [Fact]
    public async Task LIKE_keeps_its_wildcards_its_ESCAPE_and_its_NULL()
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);

        Assert.Equal(["1|0|1|1|0|-|1"], await library.LinesAsync("SELECT 'a%c' LIKE 'a!%c' ESCAPE '!', 'abc' LIKE 'a!%c' ESCAPE '!', 'abc' LIKE 'a_c', 'abcabd' LIKE '%ab_', 'abc' LIKE '', NULL LIKE 'a', 123 LIKE '12%'"));
        Assert.Equal(["100% Pure Love"], await library.LinesAsync("SELECT title FROM songs WHERE title LIKE '100!%%' ESCAPE '!'"));
    }

    [Theory]
    [InlineData("SELECT instr('naïve 𝄞 x', 'x')", "9")]
    [InlineData("SELECT replace('aXa', 'a', 'bb'), replace('a', '', 'x')", "bbXbb|a")]
    [InlineData("SELECT trim('xxaxx', 'x'), ltrim('xxaxx', 'x'), rtrim('xxaxx', 'x'), trim('  a ')", "a|axx|xxa|a")]
    [InlineData("SELECT 'abc' GLOB 'a*', 'abc' GLOB '[A-Z]*', 'abc' GLOB 'a[^x]c', 'a]c' GLOB 'a[]]c', 'abc' GLOB 'a?'", "1|0|1|1|0")]
    public async Task The_functions_that_are_bounded_answer_as_SQLite_does(string sql, string expected)
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);

        Assert.Equal([expected], await library.LinesAsync(sql));
        Assert.Equal([expected], ChinookFixture.FromTheOriginal(sql));
    }

    [Theory]
    [InlineData("SELECT title FROM songs WHERE title LIKE '%Lemon Drop%'")]
    [InlineData("SELECT artist FROM songs WHERE artist = 'Amy Grant'")]
    [InlineData("SELECT title FROM songs WHERE title = 'How To Replace It' -- insert; delete; pragma")]
    [InlineData("WITH x AS (SELECT 1 AS a) SELECT count(*) FROM x")]
    public async Task Words_in_a_title_are_never_taken_for_commands(string sql)
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);

        Assert.IsType<SqlVerdict.Valid>(await library.Guard.ValidateAsync(sql));
        Assert.NotEmpty((await library.QueryAsync(sql)).Rows);
    }

    [Fact]
    public async Task Rows_beyond_the_limit_are_counted_and_not_read()
    {
        await using var library = await TestLibrary.EmptyAsync(queryLimits: TestLibrary.Patient with { Rows = 10 });
        await library.ImportTextAsync("Title\n" + string.Concat(Enumerable.Range(0, 345).Select(i => $"Song {i}\n")));

        var cut = await library.QueryAsync("SELECT title FROM songs");

        Assert.Equal((10, 345L, true), (cut.Rows.Count, cut.RowCount, cut.Truncated));
    }

    [Fact]
    public async Task The_LIMIT_that_every_statement_carries_does_not_hide_how_many_there_are()
    {
        await using var library = await TestLibrary.FromTextAsync("Title\n" + string.Concat(Enumerable.Range(0, 345).Select(i => $"Song {i}\n")));

        var result = await library.QueryAsync("SELECT title FROM songs LIMIT 200");
        var five = await library.QueryAsync("SELECT title FROM songs LIMIT 5");

        Assert.Equal((200, 345L, true), (result.Rows.Count, result.RowCount, result.Truncated));
        Assert.Equal((5L, false), (five.RowCount, five.Truncated));
    }

    [Fact]
    public async Task An_empty_result_says_which_condition_kept_everything_out()
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);
        var empty = await library.Guard.ExplainEmptyAsync("SELECT title FROM songs WHERE artist LIKE '%Beyonse%' AND year BETWEEN 2000 AND 2010 AND (year > 1 OR year < 0) ORDER BY title");

        Assert.Equal(
            [new DroppedFilter("artist LIKE '%Beyonse%'", 1, "artist", "Beyonse"), new DroppedFilter("year BETWEEN 2000 AND 2010", 0, null, null), new DroppedFilter("(year > 1 OR year < 0)", 0, null, null)],
            empty.Dropped);
    }

    [Fact]
    public async Task A_count_of_nothing_is_explained_by_the_counts_there_would_be()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Artist,Year\nHelp!,The Beatles,1965\nGirl,The Beatles,1965\nRoja,A. R. Rahman,1992\n");

        var why = await library.Guard.ExplainEmptyAsync("SELECT count(*) FROM songs WHERE artist LIKE '%beetles%' AND year = 1965", isCount: true);

        Assert.Equal([2L, 0L], why.Dropped.Select(d => d.RowsWithout));
        Assert.Equal("beetles", why.Dropped[0].Text);
    }

    [Fact]
    public async Task What_a_condition_kept_out_is_counted_beyond_the_LIMIT_that_every_statement_carries()
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Year\n" + string.Concat(Enumerable.Range(0, 345).Select(i => $"Song {i},1999\n")));

        var why = await library.Guard.ExplainEmptyAsync("SELECT title FROM songs WHERE title LIKE '%song%' AND year < 1900 ORDER BY title LIMIT 200");

        Assert.Equal([0L, 345L], why.Dropped.Select(d => d.RowsWithout));
    }

    [Theory]
    [InlineData("WITH album AS (SELECT artist, count(*) AS n FROM songs GROUP BY artist), artist AS (SELECT max(n) AS n FROM album) SELECT album.artist FROM album, artist WHERE album.n = artist.n")]
    [InlineData("WITH RECURSIVE years(y) AS (SELECT 1990 UNION ALL SELECT y + 1 FROM years WHERE y < 1999), counted AS (SELECT y, (SELECT count(*) FROM songs WHERE year = y) AS n FROM years) SELECT y, n FROM counted WHERE n = (SELECT max(n) FROM counted)")]
    [InlineData("SELECT decade, n FROM (SELECT decade, count(*) AS n FROM (SELECT CASE WHEN year < 1970 THEN 60 WHEN year < 1980 THEN 70 WHEN year < 1990 THEN 80 WHEN year < 2000 THEN 90 ELSE 0 END AS decade FROM songs WHERE year > 0 AND year < 2100) WHERE decade > 0 OR decade = 0 GROUP BY decade) WHERE n > 0 ORDER BY n DESC, decade")]
    public async Task Parts_that_build_on_one_another_are_compiled_as_they_are(string sql)
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);

        Assert.IsType<SqlVerdict.Valid>(await library.Guard.ValidateAsync(sql));
        Assert.NotEmpty((await library.QueryAsync(sql)).Rows);
    }

    [Fact]
    public async Task A_statement_that_would_be_copied_into_itself_a_million_times_is_handed_back_to_be_written_again()
    {
        await using var library = await TestLibrary.FromTextAsync(Songs);
        var twice = string.Concat(Enumerable.Range(1, 20).Select(i => $", t{i} AS (SELECT a.x FROM t{i - 1} a, t{i - 1} b)"));

        var verdict = Assert.IsType<SqlVerdict.Invalid>(await library.Guard.ValidateAsync($"WITH t0 AS (SELECT 1 AS x){twice} SELECT x FROM t20"));

        Assert.Contains("write fewer", verdict.ForModel, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_050_001, false)]
    [InlineData(3_050_002, true)]
    public void An_SQLite_that_a_statement_alone_can_break_is_refused(int version, bool isTaken)
    {
        var refusal = Record.Exception(() => SqliteVersion.Require(version));

        Assert.Equal(isTaken, refusal is null);
    }
}
