using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FamilyChat.Deploy.Tests.Support;

namespace FamilyChat.Deploy.Tests.Documents;

public sealed class ExampleTests
{
    [FactWith("node")]
    public async Task The_example_client_prints_a_reply()
    {
        const string password = "the cat of mona sleeps";
        using var folder = new Folder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
        var session = await http.GetFromJsonAsync<JsonElement>("/api/session");
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("csrfToken").GetString());
        using var registered = await http.PostAsJsonAsync("/api/users", new { userName = "mona", displayName = "Mona", password });
        registered.EnsureSuccessStatusCode();

        var client = await Shell.RunAsync("node", [Repository.At("docs", "example", "chat.mjs"), server.Address.AbsoluteUri, "mona", password, "What is 2 + 3?"]);
        var refused = await Shell.RunAsync("node", [Repository.At("docs", "example", "chat.mjs"), server.Address.AbsoluteUri, "mona", "wrong", "Hello"]);

        Assert.True(client.ExitCode == 0, client.Text);
        Assert.Contains("5", client.Output, StringComparison.Ordinal);
        Assert.Contains("bad-credentials", refused.Errors, StringComparison.Ordinal);
    }
}
