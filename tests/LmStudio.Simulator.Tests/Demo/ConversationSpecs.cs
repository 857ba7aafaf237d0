using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Tests.Demo;

public sealed class ConversationSpecs
{
    [Theory]
    [InlineData("what is 12 times 9", "12 × 9 = **108**")]
    [InlineData("What is 2 + 3 * 4?", "2 + 3 × 4 = **14**")]
    [InlineData("(2 + 3) * 4", "(2 + 3) × 4 = **20**")]
    [InlineData("what's 15% of 240?", "15 % of 240 = **36**")]
    [InlineData("200 + 10%", "200 + 10% = **220**")]
    [InlineData("0.1 + 0.2", "0.1 + 0.2 = **0.3**")]
    [InlineData("10 / 4", "10 ÷ 4 = **2.5**")]
    [InlineData("what is 7 divided by 0", "7 ÷ 0 has no answer")]
    [InlineData("2 to the power of 10", "2 ^ 10 = **1024**")]
    [InlineData("1,250 minus 50", "1250 - 50 = **1200**")]
    [InlineData("square root of 144", "√144 = **12**")]
    [InlineData("3x4", "3 × 4 = **12**")]
    [InlineData("-3 - -4", "-3 - -4 = **1**")]
    public void Sums_are_worked_out(string question, string expected) => Assert.StartsWith(expected, Ask.Demo(question));

    [Theory]
    [InlineData("What happened on 2024-05-06?")]
    [InlineData("Call me at 555-1234 tomorrow, the demo is over")]
    [InlineData("((((((")]
    [InlineData("9999999999999999999999999999999999999 * 9")]
    [InlineData("")]
    [InlineData("🎹")]
    public void Odd_questions_get_an_answer_all_the_same(string question) => Assert.NotEmpty(Ask.Demo(question));

    [Theory]
    [InlineData("How do I stop a reply?", "**Stop**")]
    [InlineData("How can I rename a conversation?", "**Rename**")]
    [InlineData("Who can see what I write?", "family admin")]
    [InlineData("Where do I get LM Studio?", "https://lmstudio.ai")]
    [InlineData("How do I ask about the music library?", "A. R. Rahman")]
    [InlineData("What can you do?", "demo model")]
    [InlineData("Are you a real model, what are you?", "demo model")]
    [InlineData("hello", "Hello!")]
    [InlineData("Guten Tag!", "Demo-Modell")]
    [InlineData("¡Buenos días!", "modelo de demostración")]
    [InlineData("नमस्ते", "डेमो")]
    [InlineData("こんにちは", "デモモデル")]
    [InlineData("Show me a table", "|:--|")]
    [InlineData("show me some code", "```python")]
    [InlineData("a formula please", "$$")]
    [InlineData("Write me a poem", "**Rain on the Roof**")]
    [InlineData("Why do cats purr?", "LM Studio")]
    public void Questions_get_the_answer_they_are_about(string question, string expected) => Assert.Contains(expected, Ask.Demo(question));

    [Fact]
    public void A_long_story_is_long_enough_to_stop() => Assert.True(Ask.Demo("Tell me a long story").Split(' ').Length >= 400);

    [Theory]
    [InlineData("1+")]
    [InlineData("name is ")]
    [InlineData("'\"(x) 2024-01-01 ")]
    [InlineData("e\u0301👨‍👩‍👧")]
    public void A_very_long_message_is_answered_soon(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        Assert.NotEmpty(Ask.Demo(text));
        Assert.True(Tokenizer.Count(text) > 10_000);
    }

    [Fact]
    public void Another_story_is_another() => Assert.NotEqual(Ask.Demo("Tell me a story"), Ask.Demo("Tell me a story", "…", "Tell me a story"));

    [Fact]
    public void A_reply_that_was_cut_off_goes_on_where_it_stopped()
    {
        var whole = Ask.Demo("Tell me a long story");
        Assert.Equal(whole[100..], Ask.Demo("Tell me a long story", whole[..100], "continue"));
        Assert.Equal(whole[100..], Ask.Demo("Tell me a long story", whole[..100]));
    }

    [Fact]
    public void The_date_is_known_only_when_it_was_told()
    {
        Assert.StartsWith("I don't know", Ask.Demo("What day is it today?"));
        Assert.Contains("Sunday, 22 November 2026", Ask.WithSystem("The date is 2026-11-22.", "What day is it today?"));
    }

    [Fact]
    public void A_name_is_remembered() => Assert.Contains("Anna", Ask.Demo("Hi, my name is Anna.", "Nice to meet you", "What is my name?"));

    [Fact]
    public void Thoughts_come_when_they_are_asked_for()
    {
        Assert.NotNull(Ask.Whole("Think step by step: what is 12 times 9?").Reasoning);
        Assert.Contains("108", Ask.Demo("Think step by step: what is 12 times 9?"));
        Assert.Null(Ask.Whole("What is 12 times 9?").Reasoning);
    }

    [Fact]
    public void A_conversation_is_named_after_its_first_words()
    {
        Assert.Equal("How do I bake bread without an oven at home", Ask.WithSystem("Write a short title for this conversation.", "How do I bake bread without an oven at home?"));
        Assert.Equal("How do I bake bread", Ask.Demo("Give this conversation a title of at most six words.\n\nUser: How do I bake bread?"));
    }

    [Fact]
    public void The_same_question_has_the_same_answer() => Assert.Equal(Ask.Demo("Tell me a story"), Ask.Demo("Tell me a story"));
}
