using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class RuleTests
{
    [Theory]
    [InlineData("mo")]
    [InlineData("mona.lisa-2_x")]
    [InlineData("Зоя")]
    [InlineData("आशा")]
    [InlineData("美咲")]
    [InlineData("عمر")]
    public void Names_of_every_script_are_user_names(string name) => Assert.Null(UserNameRules.Problem(name));

    [Theory]
    [InlineData(null)]
    [InlineData("m")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("a\u00a0b")]
    [InlineData("mona\u202e")]
    [InlineData("mo\u200dna")]
    [InlineData("..")]
    [InlineData("mona@home")]
    [InlineData("<b>mona</b>")]
    [InlineData("\ud800\ud800")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public void Spaces_invisible_characters_and_marks_are_not(string? name) => Assert.NotNull(UserNameRules.Problem(name));

    [Theory]
    [InlineData("MONA", "mona")]
    [InlineData("ｍｏｎａ", "mona")]
    [InlineData("ﬁona", "fiona")]
    [InlineData("Zoe\u0301", "zoé")]
    public void Names_that_look_the_same_are_the_same(string one, string other) =>
        Assert.Equal(UserNameRules.Normalize(one), UserNameRules.Normalize(other));

    [Theory]
    [InlineData("  Grandma  ", "Grandma")]
    [InlineData("Oma Grete 👵🏽", "Oma Grete 👵🏽")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData("عمر الصغير", "عمر الصغير")]
    public void A_display_name_is_what_people_call_each_other(string typed, string name) => Assert.Equal(name, DisplayNameRules.Clean(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    [InlineData("turned\u202etxet")]
    [InlineData("\ud800")]
    public void A_display_name_hides_and_turns_nothing(string? typed) => Assert.Null(DisplayNameRules.Clean(typed));

    [Theory]
    [InlineData("correct horse staple")]
    [InlineData("пароль из слов")]
    [InlineData("短い物語を書くのが好き")]
    public void A_long_password_of_any_script_is_good(string password) => Assert.Null(PasswordRules.Problem(password, "mona"));

    [Theory]
    [InlineData(null)]
    [InlineData("nine char")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("Password123")]
    [InlineData("QWERTYUIOP")]
    public void A_short_common_or_repeated_password_is_weak(string? password) => Assert.NotNull(PasswordRules.Problem(password, "mona"));

    [Fact]
    public void A_password_is_not_the_user_name_and_not_endless()
    {
        Assert.NotNull(PasswordRules.Problem("monamaria01", "monamaria"));
        Assert.Null(PasswordRules.Problem("my monamaria sings at night", "monamaria"));
        Assert.NotNull(PasswordRules.Problem(string.Concat(Enumerable.Repeat("abcdefgh", 33)), "mona"));
    }

    [Fact]
    public void A_password_typed_composed_or_decomposed_is_the_same() =>
        Assert.Equal(PasswordRules.Normalize("caf\u00e9 au lait"), PasswordRules.Normalize("cafe\u0301 au lait"));

    [Fact]
    public void A_code_read_out_on_the_telephone_still_works()
    {
        Assert.Equal(SecretCode.HashTyped("0123-ABCD-1111-ZZZZ"), SecretCode.HashTyped(" o123 abcd liIL zzzz"));
        Assert.NotEqual(SecretCode.HashTyped("0123-ABCD-1111-ZZZZ"), SecretCode.HashTyped("0123-ABCD-1111-ZZZY"));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", SecretCode.NewForPeople());
    }
}
