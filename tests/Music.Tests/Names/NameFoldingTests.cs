using FamilyChat.Music.Names;

namespace FamilyChat.Music.Tests.Names;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("A. R. Rahman", "AR Rahman")]
    [InlineData("a.r.rahman", "A R Rahman")]
    [InlineData("The Beatles", "beatles")]
    [InlineData("Simon & Garfunkel", "simon and garfunkel")]
    [InlineData("Extreme (2)", "Extreme")]
    [InlineData("Beyoncé", "BEYONCE")]
    [InlineData("Sigur Rós", "sigur ros")]
    [InlineData("Ｘ　ＪＡＰＡＮ", "x japan")]
    [InlineData("Guns N’ Roses", "Guns N' Roses")]
    public void Two_spellings_of_one_name_fold_alike(string one, string other) => Assert.Equal(NameFolding.Fold(one), NameFolding.Fold(other));

    [Theory]
    [InlineData("கு", "க")]
    [InlineData("が", "か")]
    [InlineData("The Who", "Who Knows")]
    public void Two_names_do_not(string one, string other) => Assert.NotEqual(NameFolding.Fold(one), NameFolding.Fold(other));

    [Theory]
    [InlineData("A. R. Rahman/Sukhwinder Singh", "A. R. Rahman", "Sukhwinder Singh")]
    [InlineData("Jay-Z feat. Alicia Keys", "Jay-Z", "Alicia Keys")]
    [InlineData("Jay-Z Feat. Alicia Keys", "Jay-Z", "Alicia Keys")]
    [InlineData("Lata Mangeshkar, Kishore Kumar; Asha Bhosle", "Lata Mangeshkar", "Kishore Kumar", "Asha Bhosle")]
    public void Joined_names_come_apart(string joined, params string[] parts) => Assert.Equal(parts, NameSplitter.Parts(joined));

    [Fact]
    public void A_single_name_has_no_parts() => Assert.Empty(NameSplitter.Parts("Miles Davis"));

    // Codes from the National Archives' description.
    [Theory]
    [InlineData("washington", "w252")]
    [InlineData("lee", "l000")]
    [InlineData("gutierrez", "g362")]
    [InlineData("pfister", "p236")]
    [InlineData("jackson", "j250")]
    [InlineData("tymczak", "t522")]
    [InlineData("ashcraft", "a261")]
    public void Soundex_gives_the_published_codes(string word, string code) => Assert.Equal(code, Soundex.Of(word));
}
