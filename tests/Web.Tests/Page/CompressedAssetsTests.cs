using System.Net.Http.Headers;
using FamilyChat.Web.Page;
using Microsoft.AspNetCore.Builder;

namespace FamilyChat.Web.Tests.Page;

public sealed class CompressedAssetsTests : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("familychat-page-");
    WebApplication app = null!;

    public async Task InitializeAsync()
    {
        var assets = root.CreateSubdirectory("assets").FullName;
        await File.WriteAllTextAsync(Path.Combine(assets, "main.js"), "plain");
        await File.WriteAllTextAsync(Path.Combine(assets, "main.js.br"), "brotli");
        await File.WriteAllTextAsync(Path.Combine(assets, "main.js.gz"), "gzip");
        await File.WriteAllTextAsync(Path.Combine(assets, "font.woff2"), "font");
        app = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = root.FullName }).Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UsePage();
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("gzip, br", "br", "brotli")]
    [InlineData("gzip", "gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip", "gzip")]
    [InlineData("identity", null, "plain")]
    public async Task An_asset_comes_in_the_best_form_the_browser_accepts(string accepts, string? encoding, string bytes)
    {
        using var response = await GetAsync("/assets/main.js", accepts);
        Assert.Equal(bytes, await response.Content.ReadAsStringAsync());
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task A_file_that_was_not_compressed_comes_as_it_is()
    {
        using var response = await GetAsync("/assets/font.woff2", "gzip, br");
        Assert.Equal("font", await response.Content.ReadAsStringAsync());
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_because_their_names_change_with_their_bytes()
    {
        using var response = await GetAsync("/assets/main.js", "br");
        Assert.Equal(CacheControlHeaderValue.Parse("public, max-age=31536000, immutable"), response.Headers.CacheControl);
    }

    async Task<HttpResponseMessage> GetAsync(string path, string accepts)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        return await client.SendAsync(request);
    }
}
