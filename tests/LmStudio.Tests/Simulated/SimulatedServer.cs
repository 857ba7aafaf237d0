using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Tests.Support;

namespace FamilyChat.LmStudio.Tests.Simulated;

/// <summary>The client against the server that behaves like LM Studio, over real HTTP.</summary>
public abstract class SimulatedServer
{
    private protected static async Task<ParsedReply> AskAsync(Behaviour behaviour, SimulatorOptions? options = null)
    {
        await using var server = await SimulatorServer.StartAsync(options ?? SimulatorOptions.Testing);
        using var client = new TestClient(server.BaseAddress.ToString());
        server.Script(behaviour);
        return await client.AskAsync("Hi");
    }

    private protected static Task<SimulatorServer> StartAsync(SimulatorOptions? options = null) =>
        SimulatorServer.StartAsync(options ?? SimulatorOptions.Testing);

    private protected static TestClient Client(SimulatorServer server) => new(server.BaseAddress.ToString());

    private protected static ChatRequest Ask(params string[] talk) =>
        new("test/model", [.. talk.Select((text, i) => new ChatTurn(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, text))]);
}
