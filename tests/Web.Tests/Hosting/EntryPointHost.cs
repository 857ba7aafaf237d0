using FamilyChat.Web.Operations.Starting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FamilyChat.Web.Tests.Hosting;

/// <summary>
/// A host that ends as at a signal: its own entry point stops and disposes it, and alone. The factory's second hand at the same host would race
/// with it, and what starts next on the same data would find it half disposed and its directory still held.
/// </summary>
sealed class EntryPointHost(IHost host, string dataDirectory) : IHost
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    readonly IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();

    public IServiceProvider Services => host.Services;

    public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

    /// <summary>The lock on the directory is the last thing that a server lets go of.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        lifetime.StopApplication();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var timer = new PeriodicTimer(Step);
        while (DataDirectoryLock.IsHeld(dataDirectory))
            await timer.WaitForNextTickAsync(limit.Token);
    }

    public void Dispose()
    {
    }
}
