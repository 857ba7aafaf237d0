namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>What a server that only serves has no use for is not in its memory.</summary>
public sealed class FootprintSpecs
{
    [Theory]
    [InlineData("System.CommandLine.dll")]
    [InlineData("Microsoft.OpenApi.dll")]
    [InlineData("Microsoft.AspNetCore.Mvc.ApiExplorer.dll")]
    public async Task A_server_that_is_ready_has_not_loaded(string assembly)
    {
        await using var server = await FamilyChatServer.StartAsync("");

        var mapped = await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/maps");

        Assert.Contains(mapped, line => line.EndsWith("/FamilyChat.Web.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(mapped, line => line.EndsWith($"/{assembly}", StringComparison.Ordinal));
    }
}
