using FamilyChat.LmStudio.Http;

namespace FamilyChat.LmStudio.Tests.Http;

public sealed class ServerAddressSpecs
{
    [Theory]
    [InlineData("http://127.0.0.1:1234")]
    [InlineData("http://127.0.0.1:1234/")]
    [InlineData("http://127.0.0.1:1234/v1")]
    [InlineData(" http://127.0.0.1:1234/v1/ ")]
    [InlineData("http://127.0.0.1:1234/api/v1")]
    [InlineData("http://127.0.0.1:1234/api/v0/")]
    [InlineData("http://127.0.0.1:1234/v1?x=1#y")]
    [InlineData("127.0.0.1:1234")]
    public void Whatever_prefix_was_pasted_the_root_is_found(string url)
    {
        Assert.True(ServerAddress.TryParse(url, out var address));
        Assert.Equal("http://127.0.0.1:1234/v1/models", address.At("/v1/models").ToString());
    }

    [Fact]
    public void A_server_below_a_path_stays_there()
    {
        Assert.True(ServerAddress.TryParse("https://home.example/llm/v1", out var address));
        Assert.Equal("https://home.example/llm/v1/models", address.At("/v1/models").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://")]
    [InlineData("not an address")]
    public void Nonsense_is_refused(string url) => Assert.False(ServerAddress.TryParse(url, out _));
}
