using FamilyChat.LmStudio.Simulator;

namespace FamilyChat.Web.ModelServers;

/// <summary>The built-in demo model behind its own HTTP port on loopback, started when it is first needed.</summary>
public sealed class DemoServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private SimulatorServer? _server;

    public async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            _server ??= await SimulatorServer.StartAsync(new SimulatorOptions(), cancellationToken);
            return _server.BaseAddress.ToString();
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _starting.Dispose();
    }
}
