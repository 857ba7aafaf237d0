using System.Text;
using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence.Sql.Hosting;
using Akka.Serialization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FamilyChat.Bench.Runtime;

/// <summary>The event that is stored, of a typical size: a sentence.</summary>
internal sealed record BenchEvent(string Text);

internal sealed class BenchSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 9100;

    public override string Manifest(object o) => "bench-1";

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(((BenchEvent)obj).Text);

    public override object FromBinary(byte[] bytes, string manifest) => new BenchEvent(Encoding.UTF8.GetString(bytes));
}

/// <summary>A host on a fresh journal file in WAL mode, as FamilyChat starts it.</summary>
internal sealed class BenchJournal : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly IHost _host;

    private BenchJournal(DirectoryInfo directory, IHost host)
    {
        _directory = directory;
        _host = host;
    }

    internal ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    internal static DirectoryInfo NewDirectory()
    {
        var directory = Directory.CreateTempSubdirectory("bench-journal");
        using var connection = new SqliteConnection($"{ConnectionString(directory)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
        return directory;
    }

    internal static Task<BenchJournal> StartAsync() => StartAsync(NewDirectory());

    internal static async Task<BenchJournal> StartAsync(DirectoryInfo directory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("bench", (akka, _) => akka
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithSqlPersistence(ConnectionString(directory), "SQLite.MS")
            .WithCustomSerializer("bench", [typeof(BenchEvent)], system => new BenchSerializer(system)));
        var host = builder.Build();
        await host.StartAsync();
        return new BenchJournal(directory, host);
    }

    /// <summary>Ends the host and leaves the file.</summary>
    internal async Task<DirectoryInfo> EndAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        return _directory;
    }

    public async ValueTask DisposeAsync()
    {
        var directory = await EndAsync();
        directory.Delete(recursive: true);
    }

    private static string ConnectionString(DirectoryInfo directory) => $"Data Source={Path.Combine(directory.FullName, "journal.db")}";
}
