using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.MusicLibrary;

/// <summary>Tests with a whole server of their own that has no music yet, and its admin.</summary>
public abstract class OneAdmin : IAsyncLifetime
{
    private protected WholeServer server = null!;
    private protected Browser mona = null!;

    public async Task InitializeAsync()
    {
        server = await WholeServer.StartAsync(("Music:Sample", "false"), ("Limits:TitlesByModel", "false"));
        mona = await server.RegisterAsync("mona");
    }

    public async Task DisposeAsync()
    {
        mona.Dispose();
        await server.DisposeAsync();
    }
}
