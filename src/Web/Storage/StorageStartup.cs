namespace FamilyChat.Web.Storage;

/// <summary>Opens and migrates before anything else starts, so that a wrong data directory ends the start with its reason.</summary>
sealed class StorageStartup(AppDatabase database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        database.Open().Dispose();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
