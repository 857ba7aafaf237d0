using FamilyChat.Music.Import;
using FamilyChat.Music.Names;
using FamilyChat.Music.Sample;

namespace FamilyChat.Music.Tests.Sample;

public sealed class SampleLibraryTests : IAsyncLifetime
{
    private TestLibrary _library = null!;

    public async Task InitializeAsync()
    {
        _library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(_library.Folder, "sample.csv");
        await SampleLibrary.WriteAsync(path);
        Assert.Empty((await _library.Library.ImportAsync(new ImportSource(path, SampleLibrary.Name))).Problems);
    }

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Fact]
    public async Task It_holds_several_hundred_songs_in_a_dozen_languages()
    {
        var counts = (await _library.QueryAsync("SELECT count(*), count(DISTINCT language), count(DISTINCT album) FROM songs")).Rows[0];

        Assert.InRange((long)counts[0]!, 400, 900);
        Assert.InRange((long)counts[1]!, 12, 40);
        Assert.InRange((long)counts[2]!, 45, 100);
    }

    [Fact]
    public async Task The_albums_of_A_R_Rahman_are_found_by_composer_and_else_by_album_artist()
    {
        var albums = await _library.LinesAsync(
            "SELECT DISTINCT album FROM songs WHERE composer LIKE '%rahman%' OR (composer IS NULL AND album_artist LIKE '%rahman%') ORDER BY album");

        Assert.Equal(
            ["Alai Payuthey", "Bombay", "Dil Se..", "Lagaan", "Minsara Kanavu", "Rang De Basanti", "Roja", "Slumdog Millionaire", "Taal", "Thiruda Thiruda", "Vande Mataram"],
            albums);
    }

    [Theory]
    [InlineData("Find me all the albums whose composer is A. R. Rahman", "A. R. Rahman")]
    [InlineData("albums by AR Rahman", "A. R. Rahman")]
    [InlineData("a.r.rahman songs", "A. R. Rahman")]
    [InlineData("anything by RAHMAN", "A. R. Rahman")]
    [InlineData("songs by Beyonce", "Beyoncé")]
    [InlineData("the beetles", "The Beatles")]
    [InlineData("led zeppelin", "Led Zeppelin")]
    [InlineData("bjork", "Björk")]
    [InlineData("周杰倫的歌", "周杰倫")]
    [InlineData("что есть у Кино?", "Кино")]
    [InlineData("cesaria evora", "Cesária Évora")]
    public async Task Its_names_are_found_as_people_say_them(string question, string expected) =>
        Assert.Contains(await new NameIndex(_library.Library).LinkAsync(question), l => l.Matches.Any(m => m.Value == expected));
}
