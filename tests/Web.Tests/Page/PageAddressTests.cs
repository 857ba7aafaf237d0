using FamilyChat.Web.Page;
using Microsoft.AspNetCore.Builder;

namespace FamilyChat.Web.Tests.Page;

/// <summary>A link to any place of the page opens the page; an address of the interface that is none says so in JSON.</summary>
public sealed class PageAddressTests : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("familychat-page-");
    WebApplication app = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<title>the page</title>");
        app = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = root.FullName }).Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UsePage();
        app.MapPage();
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/", 200, "the page")]
    [InlineData("/c/0197f000-1234-7abc-9def-0123456789ab", 200, "the page")]
    [InlineData("/settings/appearance", 200, "the page")]
    [InlineData("/api/nothing/here", 404, "not-found")]
    public async Task Every_place_of_the_page_is_its_one_document_and_the_interface_has_errors_of_its_own(string path, int status, string content)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(content, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
