using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Akka.Persistence.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Contract.Tests.Hosting;

public sealed class HostingSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Actors_are_started_with_the_host_and_found_by_their_key()
    {
        using var host = await StartAsync(akka => akka.WithActors((system, registry) =>
            registry.Register<Echo>(system.ActorOf(Props.Create(() => new Echo("hello"))))));
        var required = host.Services.GetRequiredService<IRequiredActor<Echo>>();
        Assert.Equal("hello 1", await required.ActorRef.Ask<string>("1", Limit));
        Assert.Equal(required.ActorRef, host.Services.GetRequiredService<IReadOnlyActorRegistry>().Get<Echo>());
        Assert.Equal(required.ActorRef, ActorRegistry.For(host.Services.GetRequiredService<ActorSystem>()).Get<Echo>());
        await host.StopAsync();
    }

    [Fact]
    public async Task The_host_has_started_when_asynchronous_starters_and_then_startups_have_ended()
    {
        var order = new List<string>();
        using var host = await StartAsync(akka => akka
            .AddStartup((_, registry) => order.Add($"startup finds {registry.TryGet<Echo>(out var _)}"))
            .WithActors(async (system, registry) =>
            {
                await Task.Yield();
                registry.Register<Echo>(system.ActorOf(Props.Create(() => new Echo("hello"))));
                order.Add("actors");
            }));
        Assert.Equal(["actors", "startup finds True"], order);
        await host.StopAsync();
    }

    [Fact]
    public async Task Stopping_the_host_runs_the_coordinated_shutdown_and_ends_the_system()
    {
        var shutdown = new TaskCompletionSource();
        using var host = await StartAsync(akka => akka.AddStartup((system, _) => CoordinatedShutdown.Get(system).AddTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind, "tell", () =>
            {
                shutdown.SetResult();
                return Task.FromResult(Done.Instance);
            })));
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.False(system.WhenTerminated.IsCompleted);
        await host.StopAsync();
        await shutdown.Task.WaitAsync(Limit);
        await system.WhenTerminated.WaitAsync(Limit);
    }

    [Fact]
    public async Task The_host_stops_when_the_system_ends_by_itself()
    {
        using var host = await StartAsync(_ => { });
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        _ = host.Services.GetRequiredService<ActorSystem>().Terminate();
        await stopping.Task.WaitAsync(Limit);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_starter_that_fails_keeps_the_host_from_starting()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            StartAsync(akka => akka.AddStartup((_, _) => throw new InvalidOperationException("no library"))));
        Assert.Contains("no library", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_actor_can_be_awaited_before_it_is_registered()
    {
        using var host = await StartAsync(_ => { });
        var awaited = host.Services.GetRequiredService<IRequiredActor<Echo>>().GetAsync();
        Assert.False(awaited.IsCompleted);
        var registry = host.Services.GetRequiredService<IActorRegistry>();
        registry.Register<Echo>(host.Services.GetRequiredService<ActorSystem>().ActorOf(Props.Create(() => new Echo("late"))));
        Assert.Equal(registry.Get<Echo>(), await awaited.WaitAsync(Limit));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_key_nobody_registered_is_missing_and_one_registered_twice_a_duplicate()
    {
        using var host = await StartAsync(_ => { });
        var registry = host.Services.GetRequiredService<IActorRegistry>();
        Assert.False(registry.TryGet<Echo>(out _));
        Assert.Throws<MissingActorRegistryEntryException>(() => registry.Get<Echo>());

        var system = host.Services.GetRequiredService<ActorSystem>();
        var (first, second) = (system.ActorOf(Props.Create(() => new Echo("1"))), system.ActorOf(Props.Create(() => new Echo("2"))));
        registry.Register<Echo>(first);
        Assert.Throws<DuplicateActorRegistryException>(() => registry.Register<Echo>(second));
        Assert.False(registry.TryRegister<Echo>(second));
        Assert.Equal(first, registry.Get<Echo>());
        registry.Register<Echo>(second, overwrite: true);
        Assert.Equal(second, registry.Get<Echo>());
        await host.StopAsync();
    }

    [Fact]
    public async Task Log_entries_of_actors_reach_the_loggers_of_the_host()
    {
        using var logs = new CapturingLogs();
        using var host = await StartAsync(
            akka => akka
                .ConfigureLoggers(loggers =>
                {
                    loggers.ClearLoggers();
                    loggers.LogLevel = Akka.Event.LogLevel.WarningLevel;
                    loggers.AddLoggerFactory();
                })
                .WithActors((system, registry) => registry.Register<Grumbler>(system.ActorOf(Props.Create(() => new Grumbler())))),
            services => services.AddLogging(logging => logging.AddProvider(logs)));
        host.Services.GetRequiredService<IRequiredActor<Grumbler>>().ActorRef.Tell("the tea is cold");
        var (level, message) = await logs.FirstAsync(Limit);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, level);
        Assert.Contains("Grumbling: the tea is cold", message, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task Without_a_file_events_and_snapshots_live_as_long_as_the_system()
    {
        using var host = await StartAsync(akka => akka.WithInMemoryJournal().WithInMemorySnapshotStore());
        var system = host.Services.GetRequiredService<ActorSystem>();
        foreach (var expected in new[] { 1, 2, 3 })
        {
            var counter = system.ActorOf(Props.Create(() => new Counter("kept")));
            Assert.Equal(expected, await counter.Ask<int>("count", Limit));
            Assert.True(await counter.GracefulStop(Limit));
        }

        await host.StopAsync();
    }

    private static async Task<IHost> StartAsync(Action<AkkaConfigurationBuilder> akka, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("hosted", configuration => akka(configuration.ConfigureLoggers(loggers => loggers.ClearLoggers())));
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Grumbler : ReceiveActor
    {
        public Grumbler()
        {
            var log = Context.GetLogger();
            Receive<string>(about =>
            {
                log.Info("Not worth a word: {0}", about);
                log.Warning("Grumbling: {0}", about);
            });
        }
    }
}
