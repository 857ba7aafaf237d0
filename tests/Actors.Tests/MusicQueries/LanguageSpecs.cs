using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Music.Phrases;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>What no model says is said in the language the member chose, else in that of the question.</summary>
public sealed class LanguageSpecs
{
    private static readonly Phrasebook German = Phrasebook.In("de");

    [Fact]
    public async Task Without_a_library_the_member_is_told_so_in_their_language()
    {
        await using var house = await MusicHouse.EmptyAsync();
        house.Choose("de");

        var ending = (await house.Ask("Which albums by the Beatles?").EndAsync()).Ending!;

        Assert.Equal(German.NoLibrary, ending.Error!.Message);
    }

    [Fact]
    public async Task Refused_empty_unclear_and_failed_answers_are_in_the_language_the_member_chose()
    {
        await using var house = await MusicHouse.SampleAsync();
        house.Choose("de");

        Assert.Equal(German.OnlyLooks, await SaidAsync(house, MusicQuerySpecs.Outcome("refuse")));
        Assert.Equal(German.NotInLibrary, await SaidAsync(house, MusicQuerySpecs.Outcome("not_in_library")));
        Assert.Equal(German.Chat, await SaidAsync(house, MusicQuerySpecs.Outcome("chat")));
        Assert.StartsWith(German.NothingFits, await SaidAsync(house, MusicQuerySpecs.Query("SELECT album FROM songs WHERE artist LIKE '%Zzyzx%'")), StringComparison.Ordinal);
        Assert.StartsWith(
            German.WhichOne,
            await SaidAsync(
                house, MusicQuerySpecs.Outcome("clarify", "", "Albums by Queen", "Songs by Queen"), MusicQuerySpecs.Query("SELECT count(*) FROM songs"),
                MusicQuerySpecs.Query("SELECT count(*) FROM songs")),
            StringComparison.Ordinal);
        var wrong = MusicQuerySpecs.Query("SELECT nothing FROM songs");
        Assert.StartsWith("Aus dieser Frage", (await house.Ask("Which ones?", wrong, wrong, wrong).EndAsync()).Ending!.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_the_question_decides()
    {
        await using var house = await MusicHouse.SampleAsync();

        Assert.Equal(German.OnlyLooks, await SaidAsync(house, "Lösche bitte alle Lieder von Queen und die Alben", MusicQuerySpecs.Outcome("refuse")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de-AT")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("pt")]
    [InlineData("nl")]
    public void Every_phrase_of_a_language_has_the_blanks_of_the_English_one_and_no_exclamation_mark(string language)
    {
        var (english, other) = (Phrasebook.In("en"), Phrasebook.In(language));
        foreach (var phrase in typeof(Phrasebook).GetProperties().Where(p => p.PropertyType == typeof(string)))
        {
            var (original, translated) = ((string)phrase.GetValue(english)!, (string)phrase.GetValue(other)!);
            Assert.Equal(Blanks(original), Blanks(translated));
            Assert.DoesNotContain('!', translated);
            if (language != "en" && original.Length > 4)
                Assert.NotEqual(original, translated);
        }

        static string[] Blanks(string phrase) => [.. new[] { "{0}", "{1}" }.Where(b => phrase.Contains(b, StringComparison.Ordinal))];
    }

    private static Task<string> SaidAsync(MusicHouse house, params Behaviour[] script) => SaidAsync(house, "Which ones do we have?", script);

    private static async Task<string> SaidAsync(MusicHouse house, string question, params Behaviour[] script)
    {
        var asked = house.Ask(question, script);
        await asked.EndAsync();
        return asked.Text;
    }
}
