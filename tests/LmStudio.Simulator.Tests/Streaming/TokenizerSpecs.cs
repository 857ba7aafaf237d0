using System.Globalization;
using FamilyChat.LmStudio.Simulator.Demo;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Tests.Streaming;

public sealed class TokenizerSpecs
{
    [Theory]
    [InlineData("Hello there, how are you?")]
    [InlineData("  two  spaces\n\nand\r\nlines\t")]
    [InlineData("e\u0301te\u0301 👨‍👩‍👧 🇩🇪 नमस्ते 日本語 ñ 12345 á")]
    [InlineData("\ud83c lone \udfb9")]
    [InlineData("")]
    public void Joined_tokens_are_the_text_and_are_counted_right(string text)
    {
        var tokens = Tokenizer.Split(text).ToList();
        Assert.Equal(text, string.Concat(tokens));
        Assert.Equal(tokens.Count, Tokenizer.Count(text));
        Assert.DoesNotContain("", tokens);
    }

    [Fact]
    public void No_token_ends_inside_a_character()
    {
        const string text = "👨‍👩‍👧e\u0301🇩🇪 👍🏽नमस्ते, \u0301x";
        var borders = StringInfo.ParseCombiningCharacters(text).ToHashSet();
        var at = 0;
        foreach (var token in Tokenizer.Split(text))
        {
            Assert.Contains(at, borders);
            at += token.Length;
        }
    }

    [Fact]
    public void A_token_is_about_four_characters_of_prose()
    {
        var story = DemoData.Text("story-long.md");
        Assert.InRange((double)story.Length / Tokenizer.Count(story), 3.0, 5.0);
    }
}
