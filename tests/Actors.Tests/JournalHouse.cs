using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence.Sql.Hosting;
using Akka.Streams;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.Serialization;
using FamilyChat.Actors.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyChat.Actors.Tests;

/// <summary>An actor system whose journal is a file, as in the product. Disposing it ends it in good order, with everything on disk.</summary>
internal sealed class JournalHouse : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Heard _heard;
    private readonly ConcurrentDictionary<string, Lazy<IActorRef>> _actors = [];

    private JournalHouse(IHost host, Heard heard) => (_host, _heard) = (host, heard);

    /// <summary>What was logged as a warning or worse.</summary>
    public IReadOnlyCollection<string> Complaints => _heard.Lines;

    private ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public static async Task<JournalHouse> StartAsync(string journalFile)
    {
        var heard = new Heard();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.ClearProviders().AddProvider(heard));
        builder.Services.AddAkka("house", (akka, _) => akka
            .ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory())
            .WithCustomSerializer("familychat", [typeof(IJournaled)], system => new JournalSerializer(system))
            .WithSqlPersistence($"Data Source={journalFile}", "SQLite.MS"));
        var host = builder.Build();
        await host.StartAsync();
        return new JournalHouse(host, heard);
    }

    /// <summary>The actor of this name, made when it is first asked for.</summary>
    public IActorRef One(string name, Func<ActorSystem, Props> props) =>
        _actors.GetOrAdd(name, _ => new Lazy<IActorRef>(() => System.ActorOf(props(System), name))).Value;

    /// <summary>The door to all members, in a house without a model: what is asked waits.</summary>
    public IActorRef Users(ChatOptions options) => One("users", system =>
    {
        var services = Services(system, options);
        return Props.Create(() => new UsersActor(services));
    });

    public static ConversationServices Services(ActorSystem system, ChatOptions options) => new(
        ActorRefs.Nobody, null!, new TokenCalibration(), null!, system.Materializer(), () => options, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Lines.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
