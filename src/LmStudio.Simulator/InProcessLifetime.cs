using Microsoft.Extensions.Hosting;

namespace FamilyChat.LmStudio.Simulator;

/// <summary>Leaves the process's signals to whoever owns the process: a second host that listens to them would stop on its own.</summary>
internal sealed class InProcessLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
