using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence.Sql.Hosting;
using FamilyChat.Actors;
using FamilyChat.Actors.Audit;
using FamilyChat.Actors.Serialization;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Search;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FamilyChat.Bench.Audit;

/// <summary>The real projection over a real journal file, without the rest of the server.</summary>
internal sealed class AuditHost : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bench-audit");
    private readonly AppDatabase _database;
    private IHost? _host;

    internal AuditHost()
    {
        var storage = Options.Create(new StorageOptions { DataDirectory = _directory.FullName });
        var data = new DataDirectory(storage, NullLogger<DataDirectory>.Instance);
        JournalFile = data.PrivateFile("journal.db");
        Web.Chat.JournalFile.Prepare(JournalFile);
        _database = new AppDatabase(data, storage);
        var journal = new JournalReader(data);
        Store = new AuditStore(_database, journal, () => new ChatOptions { TimeZone = TimeZoneInfo.Utc });
        Queries = new AuditQueries(_database);
        Verifier = new AuditVerifier(_database, journal);
        Search = new SearchQueries(_database, TimeProvider.System, () => new ChatOptions());
    }

    internal string JournalFile { get; }

    internal AuditStore Store { get; }

    internal AuditQueries Queries { get; }

    internal AuditVerifier Verifier { get; }

    internal SearchQueries Search { get; }

    internal double Megabytes => _directory.EnumerateFiles("app.db*").Sum(f => f.Length) / 1e6;

    /// <summary>What SQLite keeps in memory of the files; what the operating system keeps stays.</summary>
    internal static void ForgetPages() => SqliteConnection.ClearAllPools();

    /// <summary>Makes the tables of the journal, as its first user does.</summary>
    internal async Task PrepareAsync()
    {
        await using var session = await StartAsync(project: false);
        await session.Host.Services.GetRequiredService<ActorSystem>().ActorOf(Props.Create(() => new FirstUse())).Ask<string>("ready", TimeSpan.FromSeconds(30));
    }

    /// <summary>Starts the projection; what it reads from now on is measured by the caller.</summary>
    internal async Task BeginProjectionAsync() => _host = (await StartAsync(project: true)).Host;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        _database.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task<Session> StartAsync(bool project)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("bench", (akka, _) => akka
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithCustomSerializer("familychat", [typeof(IJournaled)], system => new JournalSerializer(system))
            .WithSqlPersistence($"Data Source={JournalFile}", "SQLite.MS")
            .WithActors((system, _) =>
            {
                if (project)
                    system.ActorOf(Props.Create(() => new AuditProjectionActor(Store, system.DeadLetters)), "audit");
            }));
        var host = builder.Build();
        await host.StartAsync();
        return new Session(host);
    }

    private sealed record Session(IHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Host.StopAsync();
            Host.Dispose();
        }
    }
}
