using FamilyChat.LmStudio.Chat;

namespace FamilyChat.LmStudio.Tests.Chat;

public sealed class ThinkSplitterSpecs
{
    [Theory]
    [InlineData("<think>We need</think>3", "We need", "3")]
    [InlineData(" \n<think>\nWe</think>\n\n3", "\nWe", "\n\n3")]
    [InlineData("<think></think>3", "", "3")]
    [InlineData("<think>never closed </thin", "never closed </thin", "")]
    [InlineData("Two thoughts</think>\n\n3", "", "Two thoughts\n\n3")]
    [InlineData("</think>3", "", "3")]
    [InlineData("3</think>", "", "3")]
    [InlineData("a < b </ c </thin", "", "a < b </ c </thin")]
    [InlineData("In HTML, <think>x</think> is no tag", "", "In HTML, <think>x is no tag")]
    [InlineData("The `</think>` tag ends it, `</think>` that is", "", "The `</think>` tag ends it, `</think>` that is")]
    [InlineData("It is \"Paris\"</think>\nParis", "", "It is \"Paris\"\nParis")]
    [InlineData("\"Paris\"</think>", "", "\"Paris\"")]
    [InlineData("<think>a</think>b</think>c<think>d", "a", "b</think>c<think>d")]
    [InlineData("<thinking>hard", "", "<thinking>hard")]
    [InlineData("  <th", "", "  <th")]
    [InlineData("   ", "", "   ")]
    public void Thinking_and_answer_part_the_same_wherever_the_deltas_are_cut(string whole, string thinking, string answer)
    {
        Assert.Equal((thinking, answer), Split([whole]));
        Assert.Equal((thinking, answer), Split(whole.Select(c => c.ToString())));
        for (var cut = 1; cut < whole.Length; cut++)
            Assert.Equal((thinking, answer), Split([whole[..cut], whole[cut..]]));
    }

    [Fact]
    public void Text_that_can_be_no_tag_is_not_held_back()
    {
        var text = "";
        var splitter = new ThinkSplitter(t => text += t, _ => { });
        splitter.Add("a <b");
        Assert.Equal("a <b", text);
        splitter.Add("c </");
        Assert.Equal("a <bc ", text);
    }

    private static (string Thinking, string Answer) Split(IEnumerable<string> deltas)
    {
        string text = "", thinking = "";
        var splitter = new ThinkSplitter(t => text += t, r => thinking += r);
        foreach (var delta in deltas)
            splitter.Add(delta);
        splitter.Complete();
        return (thinking, text);
    }
}
