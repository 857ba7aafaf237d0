namespace FamilyChat.Web.Operations.Memory;

/// <summary>Gives memory back to the machine once the house is silent.</summary>
sealed class IdleMemory(TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    readonly IdleRule rule = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (rule.IsDue(GC.GetTotalAllocatedBytes())) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: all of it is given back.
        }
    }
}
