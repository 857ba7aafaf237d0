using FamilyChat.Music.Questions;

namespace FamilyChat.Music.Tests.Questions;

public sealed class ReplyReaderTests : IAsyncLifetime
{
    private const string Sql = "SELECT title FROM songs";

    private TestLibrary _library = null!;

    public async Task InitializeAsync() => _library = await TestLibrary.FromTextAsync("Title,Artist\nHelp!,The Beatles\n");

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Theory]
    [InlineData("{\"kind\":\"query\",\"sql\":\"SELECT title FROM songs\"}", null)]
    [InlineData("```json\n{\"kind\":\"query\",\"sql\":\"SELECT title FROM songs\",}\n```", null)]
    [InlineData("<think>maybe {\"sql\":\"no\"}</think>{\"kind\":\"query\",\"sql\":\"SELECT title FROM songs\"}", null)]
    [InlineData("maybe so</think>Here you are: {\"sql\":\"SELECT title FROM songs\"} Enjoy!", null)]
    [InlineData("", "{\"kind\":\"query\",\"sql\":\"SELECT title FROM songs\"}")]
    [InlineData("{oops} {\"kind\":\"query\", // plan\n\"sql\":\"SELECT title FROM songs\"}", null)]
    [InlineData("```sql\nSELECT title FROM songs;\n```", null)]
    [InlineData("The answer is:\nSELECT title FROM songs;\nIt lists titles.", null)]
    [InlineData(null, "I think\n\nSELECT title FROM songs")]
    public async Task The_statement_is_found_however_the_reply_is_broken(string? content, string? reasoning)
    {
        var reply = await ReplyReader.ReadAsync(content, reasoning, _library.Guard);

        Assert.Equal((ReplyKind.Query, Sql), (reply!.Kind, reply.Sql));
    }

    [Fact]
    public async Task A_line_break_inside_the_statement_is_not_the_end_of_the_JSON()
    {
        var reply = await ReplyReader.ReadAsync("{\"kind\":\"query\",\"sql\":\"SELECT title\nFROM songs\"}", null, _library.Guard);

        Assert.Equal("SELECT title\nFROM songs", reply!.Sql);
    }

    [Theory]
    [InlineData("{\"kind\":\"refuse\",\"sql\":\"\"}", ReplyKind.Refuse)]
    [InlineData("{\"kind\":\"not in library\"}", ReplyKind.NotInLibrary)]
    [InlineData("{\"kind\":\"chat\",\"sql\":null}", ReplyKind.Chat)]
    public async Task Other_outcomes_are_read(string content, ReplyKind kind) => Assert.Equal(kind, (await ReplyReader.ReadAsync(content, null, _library.Guard))!.Kind);

    [Fact]
    public async Task A_question_back_has_at_most_four_options()
    {
        var reply = await ReplyReader.ReadAsync("{\"kind\":\"clarify\",\"options\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}", null, _library.Guard);

        Assert.Equal(["a", "b", "c", "d"], reply!.Options);
    }

    [Fact]
    public async Task Options_that_say_nothing_or_the_same_are_none()
    {
        var reply = await ReplyReader.ReadAsync("{\"kind\":\"clarify\",\"options\":[\" \",\"Songs\",\"songs \",\"\",\"Albums\"]}", null, _library.Guard);

        Assert.Equal(["Songs", "Albums"], reply!.Options);
    }

    [Fact]
    public async Task A_draft_among_the_thoughts_does_not_come_before_what_was_answered()
    {
        var reply = await ReplyReader.ReadAsync($"```sql\n{Sql}\n```", "First {\"kind\":\"query\",\"sql\":\"SELECT artist FROM songs\"}, or rather titles.", _library.Guard);

        Assert.Equal(Sql, reply!.Sql);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("I do not know.")]
    [InlineData("{\"kind\":\"query\",\"sql\":\"")]
    [InlineData("DROP TABLE songs; SELECT 1")]
    public async Task Nothing_usable_is_nothing(string? content) => Assert.Null(await ReplyReader.ReadAsync(content, null, _library.Guard));
}
