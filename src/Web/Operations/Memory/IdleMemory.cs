using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Operations.Memory;

/// <summary>Gives memory back to the machine once the house is silent.</summary>
sealed class IdleMemory(TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>Half a minute: what the compiler and SQLite have freed goes back even where people chat all day. It takes a few ms.</summary>
    const int LooksBetweenTrims = 10;

    readonly IdleRule rule = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var looks = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (rule.IsDue(GC.GetTotalAllocatedBytes())) GiveBack();
                else if (++looks % LooksBetweenTrims == 0) NativeHeap.GiveBack();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: all of it is given back.
        }
    }

    static void GiveBack()
    {
        // Connections that nobody holds have their pages of the database with them; the next request opens one within a millisecond.
        SqliteConnection.ClearAllPools();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.GiveBack();
    }
}
