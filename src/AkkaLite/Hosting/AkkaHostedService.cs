using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Ties the actor system's life to the host's: a coordinated shutdown on stop, and a stop when the system ends by itself.</summary>
internal sealed class AkkaHostedService(
    AkkaConfigurationBuilder configuration, IServiceProvider services, IHostApplicationLifetime host, ILogger<AkkaHostedService> logger)
    : IHostedService
{
    private ActorSystem? _system;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _system = services.GetRequiredService<ActorSystem>();
            await configuration.StartAsync(_system).WaitAsync(cancellationToken);
            _ = StopHostWithAsync(_system);
        }
        catch (Exception cause)
        {
            logger.LogCritical(cause, "Unable to start the actor system: shutting down");
            host.StopApplication();
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _system is null
        ? Task.CompletedTask
        : CoordinatedShutdown.Get(_system).Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(cancellationToken);

    private async Task StopHostWithAsync(ActorSystem system)
    {
        await system.WhenTerminated;
        host.StopApplication();
    }
}
