using System.Text;
using FamilyChat.LmStudio.Tests.Support;
using static FamilyChat.LmStudio.Tests.Support.Streams;

namespace FamilyChat.LmStudio.Tests.Wire;

public sealed class BrokenTextSpecs
{
    [Fact]
    public void A_character_survives_any_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Unicode);
        for (var cut = 1; cut < bytes.Length; cut++)
            Assert.Equal("Grüße 𝄞 \"zitiert\"\na𝄞b", ParsedReply.Of([bytes[..cut], bytes[cut..]]).Text);
    }

    [Fact]
    public void Halves_of_a_character_in_two_events_are_joined() =>
        Assert.Equal("a𝄞b", ParsedReply.Of(Choice("""{"content":"a\ud834"}""") + Choice("""{"content":"\udd1eb"}""") + Done).Text);

    [Fact]
    public void A_half_that_stays_alone_is_replaced()
    {
        Assert.Equal("a\ufffdb", ParsedReply.Of(Choice("""{"content":"a\ud834"}""") + Choice("""{"content":"b"}""") + Done).Text);
        Assert.Equal("a\n\ufffd", ParsedReply.Of(Choice("""{"content":"a\n\ud834"}""") + Done).Text);
        Assert.Equal("\ufffd/", ParsedReply.Of(Choice("""{"content":"\udd1e\/"}""") + Done).Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        var bytes = Encoding.UTF8.GetBytes(Choice("""{"content":"a~b"}""") + Done);
        bytes[Array.IndexOf(bytes, (byte)'~')] = 0xff;
        Assert.Equal("a\ufffdb", ParsedReply.Of([bytes]).Text);
    }
}
