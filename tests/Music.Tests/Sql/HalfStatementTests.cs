using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests.Sql;

/// <summary>A part of a statement that compiles is never taken for the whole: it would answer a question nobody asked.</summary>
public sealed class HalfStatementTests : IAsyncLifetime
{
    private TestLibrary _library = null!;

    public async Task InitializeAsync() => _library = await TestLibrary.FromTextAsync("Title,Artist,Year\nHelp!,The Beatles,1965\n");

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Theory]
    [InlineData("SELECT title\nFROM songs\n\nWHERE writer LIKE '%rahman%'")]
    [InlineData("Here it is:\nSELECT title FROM songs\r\n\r\nwhere writer = 'x'")]
    [InlineData("SELECT title FROM songs WHERE year\n\n> 1990 AND writer = 'x'")]
    [InlineData("SELECT title FROM songs\n\n-- only his\n\nJOIN albums USING (writer)")]
    [InlineData("SELECT title FROM songs WHERE title\n\nNOT LIKE '%x%' OR writer = 'x'")]
    public async Task A_statement_that_is_wrong_after_a_gap_is_wrong(string written) =>
        Assert.IsType<SqlVerdict.Invalid>(await _library.Guard.ValidateAsync(written));

    [Fact]
    public async Task A_condition_behind_a_semicolon_is_not_cut_away() =>
        Assert.IsNotType<SqlVerdict.Valid>(await _library.Guard.ValidateAsync("SELECT title FROM songs;\nWHERE artist = 'x'"));

    [Theory]
    [InlineData("INSERT INTO songs\nSELECT * FROM songs")]
    [InlineData("INSERT OR REPLACE INTO songs\nSELECT title, artist, year FROM songs")]
    [InlineData("REPLACE INTO songs\nSELECT * FROM songs")]
    public async Task A_statement_that_writes_what_it_selects_is_refused(string written) =>
        Assert.IsType<SqlVerdict.Refused>(await _library.Guard.ValidateAsync(written));

    [Theory]
    [InlineData("SELECT title FROM songs\n\nThis query lists every title.")]
    [InlineData("SELECT title FROM songs;\n\n**Note**: every title.")]
    [InlineData("Sure:\nSELECT title\nFROM songs\n\nLet me know!\n\nAnd enjoy.")]
    public async Task What_is_said_after_a_statement_is_cut_away(string written) =>
        Assert.Equal("SELECT title FROM songs", Assert.IsType<SqlVerdict.Valid>(await _library.Guard.ValidateAsync(written)).Sql.ReplaceLineEndings(" "));
}
