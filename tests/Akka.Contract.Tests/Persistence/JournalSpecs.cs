using Akka.Actor;

namespace Akka.Contract.Tests.Persistence;

/// <summary>Each test has a journal file of its own and a host on it, which it may end and start anew.</summary>
public abstract class JournalSpecs : IAsyncLifetime
{
    protected JournalFile File { get; } = new();

    protected Observations Seen { get; } = new();

    protected JournalHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await JournalHost.StartAsync(File.Path);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await File.DisposeAsync();
    }

    /// <summary>A process that ends in order and starts again on the same file.</summary>
    protected async Task RestartHostAsync(string options = "")
    {
        await Host.DisposeAsync();
        Host = await JournalHost.StartAsync(File.Path, options);
    }

    /// <summary>An actor without a past, ready for commands.</summary>
    protected async Task<IActorRef> StartAsync(string persistenceId, SubjectPlan? plan = null)
    {
        var subject = Host.Start(persistenceId, Seen, plan);
        await Seen.ExpectAsync("replayed", "completed at 0");
        return subject;
    }

    /// <summary>Tells an actor to stop and waits until it has.</summary>
    protected async Task StopAsync(IActorRef subject)
    {
        Assert.True(await subject.GracefulStop(TimeSpan.FromSeconds(60)));
        await Seen.NextStartingWithAsync("stopped");
    }
}
