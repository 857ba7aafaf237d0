using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence.Sql.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Contract.Tests.Persistence;

/// <summary>A host with an actor system on a journal file. Disposing it is an orderly end of the process.</summary>
public sealed class JournalHost : IAsyncDisposable
{
    private static int s_hosts;

    private readonly IHost _host;
    private readonly ReadCount _reads;

    private JournalHost(IHost host, ReadCount reads)
    {
        _host = host;
        _reads = reads;
    }

    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    /// <summary>How many events have been turned from bytes into objects.</summary>
    public int Reads => _reads.Value;

    public static async Task<JournalHost> StartAsync(string file, string options = "")
    {
        var reads = new ReadCount();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddAkka($"journal-{Interlocked.Increment(ref s_hosts)}", (akka, _) => akka
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithSqlPersistence($"Data Source={file};{options}", "SQLite.MS")
            .WithCustomSerializer("noted", [typeof(Noted), typeof(NotedSoFar)], system => new NotedSerializer(system, reads)));
        var host = builder.Build();
        await host.StartAsync();
        return new JournalHost(host, reads);
    }

    public IActorRef Start(string persistenceId, Observations seen, SubjectPlan? plan = null) =>
        System.ActorOf(Props.Create(() => new Subject(persistenceId, seen, plan ?? new SubjectPlan())));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
