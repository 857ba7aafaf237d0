using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests.Sql;

/// <summary>Real questions over a real database, with the statement in every form a small model gives it.</summary>
public sealed class ChinookQuestionTests(ChinookFixture chinook) : IClassFixture<ChinookFixture>
{
    [Theory]
    [MemberData(nameof(ChinookFixture.Questions), MemberType = typeof(ChinookFixture))]
    public async Task A_good_statement_answers_as_the_original_database_does(string question, string sql)
    {
        var valid = Assert.IsType<SqlVerdict.Valid>(await chinook.JudgeAsync(sql));

        Assert.Empty(valid.Repairs);
        Assert.Equal(sql, valid.Sql);
        Assert.Equal(ChinookFixture.FromTheOriginal(sql), await chinook.Library.LinesAsync(valid.Sql));
        Assert.NotEmpty(question);
    }

    [Theory]
    [MemberData(nameof(ChinookFixture.Questions), MemberType = typeof(ChinookFixture))]
    public async Task Text_in_double_quotes_a_fence_and_small_talk_are_repaired_without_a_model(string question, string sql)
    {
        var expected = ChinookFixture.FromTheOriginal(sql);
        string[] forms =
        [
            sql + ";", $"```sql\n{sql};\n```", $"```\n{sql}\n```", "SQL: " + sql, "SQLQuery: " + sql + " ;",
            $"Sure! This answers \"{question}\":\n\n```sql\n{sql};\n```\n\nIt reads the library only.",
            $"Here is the query:\n\n{sql};\n\nI hope it helps.",
        ];
        foreach (var form in forms)
        {
            var valid = Assert.IsType<SqlVerdict.Valid>(await chinook.JudgeAsync(form));
            Assert.Equal(expected, await chinook.Library.LinesAsync(valid.Sql));
        }
        var quoted = Assert.IsType<SqlVerdict.Valid>(await chinook.JudgeAsync(sql.Replace('\'', '"')));
        Assert.Equal(expected, await chinook.Library.LinesAsync(quoted.Sql));
        Assert.Equal(sql.Contains('\'', StringComparison.Ordinal), quoted.Repairs.Count > 0);
    }

    [Theory]
    [MemberData(nameof(ChinookFixture.Questions), MemberType = typeof(ChinookFixture))]
    public async Task A_wrong_column_or_table_gives_the_message_of_SQLite_and_the_nearest_name(string question, string sql)
    {
        var select = sql.IndexOf("SELECT ", StringComparison.Ordinal);
        var column = Assert.IsType<SqlVerdict.Invalid>(await chinook.JudgeAsync(sql.Insert(select + 7, sql[(select + 7)..].StartsWith("DISTINCT ", StringComparison.Ordinal) ? "" : "Compozer, ").Replace("DISTINCT ", "DISTINCT Compozer, ", StringComparison.Ordinal)));
        Assert.Equal("no such column: Compozer", column.Message);
        Assert.Contains("Track.Composer", column.Hint, StringComparison.Ordinal);

        var table = Assert.IsType<SqlVerdict.Invalid>(await chinook.JudgeAsync($"SELECT * FROM ({sql}) JOIN Trakc"));
        Assert.Equal("no such table: Trakc", table.Message);
        Assert.StartsWith("The tables are Track,", table.Hint, StringComparison.Ordinal);
        Assert.NotEmpty(question);
    }

    [Theory]
    [MemberData(nameof(ChinookFixture.Questions), MemberType = typeof(ChinookFixture))]
    public async Task A_second_statement_or_a_write_in_a_CTE_never_becomes_valid(string question, string sql)
    {
        string[] forms =
        [
            sql + "; DELETE FROM Track", sql + ";\n\nDROP TABLE Track;", $"```sql\n{sql};\nDELETE FROM Track;\n```", sql + "; " + sql,
            "WITH gone AS (SELECT TrackId FROM Track) DELETE FROM Track WHERE TrackId IN (SELECT TrackId FROM gone)",
            "WITH gone AS (DELETE FROM Track RETURNING TrackId) SELECT * FROM gone",
            $"INSERT INTO Genre(Name) {sql}", $"CREATE TABLE x AS {sql}", $"EXPLAIN {sql}",
        ];
        foreach (var form in forms)
        {
            if (await chinook.JudgeAsync(form) is SqlVerdict.Valid valid)
                Assert.Fail($"{question}: {form} became {valid.Sql}");
        }
        Assert.Equal(["3503"], await chinook.Library.LinesAsync("SELECT count(*) FROM Track"));
    }

    [Fact]
    public void Its_tables_columns_and_keys_are_kept_as_they_are()
    {
        var library = chinook.Library.Library.Current!;

        Assert.Equal(["Album", "Artist", "Customer", "Employee", "Genre", "Invoice", "InvoiceLine", "MediaType", "Playlist", "PlaylistTrack", "Track"], library.Tables.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(3503, library.Tables.Single(t => t.Name == "Track").Rows);
        Assert.Equal("Artist.ArtistId", library.Columns.Single(c => c is { Table: "Album", Name: "ArtistId" }).References);
        Assert.Equal("length in milliseconds", library.Columns.Single(c => c.Name == "Milliseconds").Description);
        Assert.Equal(72, library.Columns.Single(c => c is { Table: "Track", Name: "Composer" }).FilledPercent);
    }
}
