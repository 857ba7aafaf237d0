using FamilyChat.Music.Names;

namespace FamilyChat.Music.Tests.Names;

public sealed class NameLinkTests : IAsyncLifetime
{
    private const string Songs =
        """
        Title,Artist,Album Artist,Composer,Album,Genre
        Chinna Chinna Aasai,Minmini,A. R. Rahman,A.R. Rahman,Roja,Filmi
        Chaiyya Chaiyya,Sukhwinder Singh/Sapna Awasthi,A. R. Rahman,A. R. Rahman,Dil Se,Filmi
        Halo,Beyoncé,Beyoncé,,I Am... Sasha Fierce,R&B
        Help!,The Beatles,The Beatles,,Help!,Rock
        Yesterday,The Beatles,The Beatles,,Help!,Rock
        The Boxer,Simon & Garfunkel,Simon & Garfunkel,Paul Simon,Bridge over Troubled Water,Folk
        Back in Black,AC/DC,AC/DC,,Back in Black,Rock
        Empire State of Mind,Jay-Z feat. Alicia Keys,Jay-Z,,The Blueprint 3,Hip-Hop
        More Than Words,Extreme (2),Extreme (2),,Pornograffitti,Rock
        First Love,宇多田ヒカル,宇多田ヒカル,,First Love,J-Pop
        Hoppípolla,Sigur Rós,Sigur Rós,,Takk...,Post-rock
        Love,Various,Various,,Assorted,Pop
        """;

    private TestLibrary _library = null!;
    private NameIndex _names = null!;

    public async Task InitializeAsync()
    {
        _library = await TestLibrary.FromTextAsync(Songs);
        _names = new NameIndex(_library.Library);
    }

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Theory]
    [InlineData("albums by AR Rahman", "A. R. Rahman")]
    [InlineData("find me all the albums whose composer is a.r.rahman", "A. R. Rahman")]
    [InlineData("Find me all the albums whose composer is A. R. Rahman", "A. R. Rahman")]
    [InlineData("what do we have of RAHMAN", "A. R. Rahman")]
    [InlineData("anything by Rehman?", "A. R. Rahman")]
    [InlineData("songs by Beyonce", "Beyoncé")]
    [InlineData("songs by beyonse", "Beyoncé")]
    [InlineData("do we have the beetles", "The Beatles")]
    [InlineData("beatles", "The Beatles")]
    [InlineData("play simon and garfunkel", "Simon & Garfunkel")]
    [InlineData("which ACDC songs", "AC/DC")]
    [InlineData("alicia keys", "Alicia Keys")]
    [InlineData("songs sung by Sukhwinder Singh", "Sukhwinder Singh")]
    [InlineData("extreme", "Extreme (2)")]
    [InlineData("宇多田ヒカルのアルバム", "宇多田ヒカル")]
    [InlineData("was haben wir von sigur ros?", "Sigur Rós")]
    [InlineData("Rahman's albums", "A. R. Rahman")]
    [InlineData("who sings More Than Words?", "More Than Words")]
    public async Task A_name_is_found_as_people_say_it(string question, string expected)
    {
        var links = await _names.LinkAsync(question);

        Assert.Contains(links, l => l.Matches.Any(m => m.Value == expected));
    }

    [Theory]
    [InlineData("who plays Lemon Drop?")]
    [InlineData("songs with lemon drop in them")]
    public async Task A_sound_in_one_of_several_words_names_nobody(string question)
    {
        await using var library = await TestLibrary.FromTextAsync("Title,Artist,Composer\nImagine,John Lennon,John Lennon\n");

        Assert.DoesNotContain(await new NameIndex(library.Library).LinkAsync(question), l => l.Matches.Any(m => m.Value == "John Lennon"));
    }

    [Fact]
    public async Task A_link_says_in_which_columns_and_how_often_the_name_stands()
    {
        var link = Assert.Single(await _names.LinkAsync("albums by AR Rahman"));

        Assert.Equal("AR Rahman", link.Said);
        Assert.Contains(link.Matches, m => m is { Column: "album_artist", Value: "A. R. Rahman", Rows: 2, Kind: NameMatchKind.Exact });
        Assert.Contains(link.Matches, m => m is { Column: "composer", Value: "A.R. Rahman", Rows: 1 });
    }

    [Theory]
    [InlineData("find me all the songs about love")]
    [InlineData("how many albums do we have from the nineties?")]
    [InlineData("which are the longest songs?")]
    public async Task The_grammar_of_a_question_names_nobody(string question) => Assert.Empty(await _names.LinkAsync(question));

    [Fact]
    public async Task A_correction_is_used_by_later_questions_until_it_is_forgotten()
    {
        await _names.LearnAsync("the fab four", "artist", "The Beatles");
        var link = Assert.Single(await _names.LinkAsync("play The Fab Four"));
        Assert.Equal(("The Beatles", NameMatchKind.Alias), (link.Matches[0].Value, link.Matches[0].Kind));

        await _names.ForgetAsync("The Fab Four");
        Assert.DoesNotContain(await _names.LinkAsync("play The Fab Four"), l => l.Matches.Any(m => m.Value == "The Beatles"));
    }

    [Fact]
    public async Task A_correction_outlives_an_import()
    {
        await _names.LearnAsync("queen bey", "artist", "Beyoncé");
        await _library.ImportTextAsync(Songs);

        Assert.Equal("Beyoncé", Assert.Single(await _names.LinkAsync("queen bey")).Matches[0].Value);
    }

    [Fact]
    public async Task Nothing_found_offers_the_nearest_values_of_the_column()
    {
        var nearest = await _names.NearestAsync("artist", "Beetles", 3);

        Assert.Equal("The Beatles", nearest[0].Value);
        Assert.All(nearest, m => Assert.Equal("artist", m.Column));
    }

    [Fact]
    public async Task A_question_of_any_length_and_any_characters_is_survived()
    {
        var junk = string.Concat(Enumerable.Repeat("\uD800a 'b\0 %_ ", 4000));

        Assert.NotNull(await _names.LinkAsync(junk));
        Assert.Empty(await _names.LinkAsync(""));
    }
}
