using System.Text.Json;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>Questions in plain words over the sample library, through the hub, with the built-in demo model.</summary>
public sealed class AskingTests(AskedLibrary family) : IClassFixture<AskedLibrary>
{
    static readonly string[] ByRahman =
    [
        "Alai Payuthey", "Bombay", "Dil Se..", "Lagaan", "Minsara Kanavu", "Rang De Basanti", "Roja", "Slumdog Millionaire", "Taal",
        "Thiruda Thiruda", "Vande Mataram",
    ];

    [Theory]
    [InlineData("Find me all the albums whose composer is A. R. Rahman")]
    [InlineData("Find me all the albums whose composer is ar rahman")]
    [InlineData("find me all the albums whose composer is RAHMAN")]
    [InlineData("Find me all the albums whose composer is A.R.Rahman")]
    public async Task A_composer_however_spelled_is_answered_with_exactly_the_right_albums(string question)
    {
        var outputs = await family.AskAsync(question);

        var reply = outputs.Reply();
        Assert.Equal("complete", reply.Text("state"));
        Assert.Equal(ByRahman, reply.FirstCells().Order(StringComparer.Ordinal));
        Assert.All(ByRahman, album => Assert.Contains(album, reply.Text("text"), StringComparison.Ordinal));
        Assert.Contains("11", reply.Text("text"), StringComparison.Ordinal);
        Assert.Equal(ByRahman.Length, reply.GetProperty("music").GetProperty("rowCount").GetInt32());
        Assert.StartsWith("SELECT", reply.GetProperty("music").Text("sql"), StringComparison.Ordinal);
        Assert.NotEmpty(reply.GetProperty("music").GetProperty("assumptions").EnumerateArray());
        Assert.Contains(outputs, o => o.Text("type") == "delta");
    }

    [Fact]
    public async Task The_four_phases_show_as_they_happen_and_a_repeated_question_skips_to_the_rows()
    {
        var first = await family.AskAsync("How many songs do we have by Nina Simone?");
        var again = await family.AskAsync("how many songs do we have by nina simone");

        Assert.Equal(["generating", "validating", "executing", "summarising"], first.Steps());
        Assert.False(first.Reply().GetProperty("music").GetProperty("cached").GetBoolean());
        Assert.Equal(["generating", "executing", "summarising"], again.Steps());
        Assert.True(again.Reply().GetProperty("music").GetProperty("cached").GetBoolean());
        Assert.Equal(first.Reply().GetProperty("music").GetProperty("rows").ToString(), again.Reply().GetProperty("music").GetProperty("rows").ToString());
    }

    [Fact]
    public async Task A_follow_up_changes_the_question_before_it()
    {
        var conversation = await family.Maya.CreateConversationAsync(task: "music");
        await family.AskAsync(conversation, "Find me all the albums whose composer is A. R. Rahman");

        var nineties = (await family.AskAsync(conversation, "only the ones from the nineties")).Reply();

        Assert.Equal(["Bombay", "Dil Se..", "Roja", "Taal", "Thiruda Thiruda", "Vande Mataram"], nineties.FirstCells().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Asked_to_change_the_library_it_explains_that_it_can_only_look()
    {
        var reply = (await family.AskAsync("Delete all songs by Queen")).Reply();

        Assert.Equal("complete", reply.Text("state"));
        Assert.Contains("only look", reply.Text("text"), StringComparison.Ordinal);
        Assert.False(reply.TryGetProperty("music", out var music) && music.GetProperty("columns").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_name_that_can_mean_two_things_is_asked_back_with_what_each_would_find()
    {
        var reply = (await family.AskAsync("Queen")).Reply();

        var options = reply.GetProperty("music").GetProperty("options").EnumerateArray().ToList();
        Assert.True(options.Count >= 2);
        Assert.All(options, o => Assert.True(o.GetProperty("rowCount").GetInt64() > 0, o.ToString()));
        Assert.Contains(options[0].Text("question"), reply.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_and_evidence_are_there_for_who_looks_later()
    {
        var conversation = await family.Maya.CreateConversationAsync(task: "music");
        await family.AskAsync(conversation, "Which albums did Ilaiyaraaja compose?");

        var seen = await family.Maya.ConversationAsync(conversation);

        var music = seen.GetProperty("messages")[1].GetProperty("music");
        Assert.Equal(JsonValueKind.Array, music.GetProperty("rows").ValueKind);
        Assert.NotEqual(0, music.GetProperty("rowCount").GetInt32());
    }
}
