using Akka.Actor;
using Akka.DependencyInjection;
using Akka.Persistence;
using Akka.Serialization;

namespace Akka.Hosting;

/// <summary>Starts actors and registers them. The host has started when it has ended.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);

/// <inheritdoc cref="ActorStarter"/>
public delegate Task ActorStarterWithResolver(ActorSystem system, IActorRegistry registry, IDependencyResolver resolver);

/// <summary>Runs after all actors have been started.</summary>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);

/// <summary>What an actor system consists of, said once, in the host's composition.</summary>
public sealed class AkkaConfigurationBuilder
{
    private readonly List<ActorStarterWithResolver> _starters = [];
    private readonly List<StartupTask> _startups = [];
    private readonly List<(IReadOnlyList<Type> Types, Func<ExtendedActorSystem, Serializer> Factory)> _serializers = [];

    internal AkkaConfigurationBuilder()
    {
    }

    internal LoggerConfigBuilder Loggers { get; } = new();

    /// <summary>A connection string, or null for memory.</summary>
    internal string? Journal { get; set; }

    /// <inheritdoc cref="Journal"/>
    internal string? Snapshots { get; set; }

    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter)
    {
        _starters.Add(starter);
        return this;
    }

    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        _startups.Add(startupTask);
        return this;
    }

    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) => AddStartup((system, registry) =>
    {
        startupTask(system, registry);
        return Task.CompletedTask;
    });

    /// <param name="serializerIdentifier">A name for messages to people; the number in the journal is the serializer's own.</param>
    /// <param name="boundTypes">Types, base types or interfaces it takes.</param>
    public AkkaConfigurationBuilder WithCustomSerializer(
        string serializerIdentifier, IEnumerable<Type> boundTypes, Func<ExtendedActorSystem, Serializer> serializerFactory)
    {
        _serializers.Add((boundTypes.ToList(), serializerFactory));
        return this;
    }

    internal ActorSystem Build(string name, IServiceProvider services)
    {
        var system = ActorSystem.Create(name);
        Loggers.Apply((ActorSystemImpl)system, services);
        foreach (var (types, factory) in _serializers)
            system.Serialization.Bind(factory((ExtendedActorSystem)system), types);
        new DependencyResolver.Id(services).Apply(system);
        new PersistenceExtension.Id(Journal, Snapshots).Apply(system);
        return system;
    }

    /// <summary>In the order they were added: actors, then what wants them to be there.</summary>
    internal async Task StartAsync(ActorSystem system)
    {
        var registry = ActorRegistry.For(system);
        var resolver = DependencyResolver.For(system).Resolver;
        foreach (var starter in _starters)
            await starter(system, registry, resolver);
        foreach (var startup in _startups)
            await startup(system, registry);
    }
}
