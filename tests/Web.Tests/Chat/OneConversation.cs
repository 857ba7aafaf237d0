using FamilyChat.LmStudio.Simulator;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Chat;

/// <summary>Tests with a whole server of their own, and one member on the hub with one empty conversation.</summary>
public abstract class OneConversation(SimulatorOptions model, params (string Key, string Value)[] settings) : IAsyncLifetime
{
    protected OneConversation(params (string Key, string Value)[] settings)
        : this(SimulatorOptions.Testing, settings)
    {
    }

    private protected WholeServer server = null!;
    private protected Browser maya = null!;
    private protected HubLine line = null!;
    private protected string conversation = null!;

    public async Task InitializeAsync()
    {
        server = await WholeServer.StartAsync(model, settings);
        maya = await server.RegisterAsync("maya");
        line = await HubLine.OpenAsync(maya);
        conversation = await maya.CreateConversationAsync();
    }

    public async Task DisposeAsync()
    {
        await line.DisposeAsync();
        maya.Dispose();
        await server.DisposeAsync();
    }
}
