using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

internal sealed class ActorSystemImpl : ExtendedActorSystem
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly ConcurrentStack<Action> _onTermination = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RootGuardian _root;
    private readonly IScheduler _scheduler;
    private long _lastUid;

    internal ActorSystemImpl(string name, Config config)
    {
        if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException(
                "invalid ActorSystem name [" + name + "], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')",
                nameof(name));
        }

        Name = name;
        Config = config;
        var rootPath = new RootActorPath(new Address("akka", name));
        EventStream.SetLogLevel(ParseLevel(config.GetString("akka.loglevel", "INFO")!));
        Log = Logging.GetLogger(this, $"ActorSystem({name})");
        DeadLetterOffice = new DeadLetterOffice(this, new ChildActorPath(rootPath, "deadLetters", 0));
        StandardOut = new StandardOutLogger(new ChildActorPath(rootPath, "StandardOutLogger", 0));
        _scheduler = CreateScheduler(config);
        _root = new RootGuardian(this, rootPath);
    }

    public override string Name { get; }

    public override EventStream EventStream { get; } = new(debug: false);

    public override IActorRef DeadLetters => DeadLetterOffice;

    public override IScheduler Scheduler => _scheduler;

    public override ILoggingAdapter Log { get; }

    public override Serialization.Serialization Serialization { get; } = new();

    public override Task WhenTerminated => _terminated.Task;

    internal Config Config { get; }

    internal TimeProvider Clock { get; } = TimeProvider.System;

    internal DeadLetterOffice DeadLetterOffice { get; }

    /// <summary>The logger of a system that has no other; whoever adds one may unsubscribe it.</summary>
    internal StandardOutLogger StandardOut { get; }

    internal ActorSystemImpl Start()
    {
        if (Config.GetString("akka.stdout-loglevel", "WARNING") != "OFF")
        {
            EventStream.Subscribe(StandardOut, typeof(LogEvent));
        }

        _root.Start();
        CoordinatedShutdown.Get(this);
        return this;
    }

    internal long NextUid() => Interlocked.Increment(ref _lastUid);

    public override IActorRef ActorOf(Props props, string? name = null) => _root.User.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => _root.System.ActorOf(props, name);

    public override void Stop(IActorRef actor) => (((actor as LocalActorRef)?.Cell.Parent as LocalActorRef)?.Cell ?? _root.User).Stop(actor);

    public override Task Terminate()
    {
        _ = CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        return WhenTerminated;
    }

    public override void RegisterOnTermination(Action code) => _onTermination.Push(code);

    public override object RegisterExtension(IExtensionId extension) => _extensions.GetOrAdd(
        extension.ExtensionType, static (_, made) => new Lazy<object>(() => made.Id.CreateExtension(made.System)), (Id: extension, System: this)).Value;

    public override bool TryGetExtension<T>(out T extension)
    {
        extension = _extensions.TryGetValue(typeof(T), out var found) ? (T)found.Value : null!;
        return extension is not null;
    }

    public override bool HasExtension<T>() => _extensions.ContainsKey(typeof(T));

    /// <summary>Stops all actors, the user's first, without the coordinated shutdown.</summary>
    internal Task StopActors()
    {
        _root.StopUser();
        return WhenTerminated;
    }

    private static LogLevel ParseLevel(string level) => level.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" or "OFF" => LogLevel.ErrorLevel,
        _ => LogLevel.InfoLevel,
    };

    /// <summary>The configured scheduler, which tests replace by one whose time they move themselves.</summary>
    private IScheduler CreateScheduler(Config config)
    {
        if (config.GetString("akka.scheduler.implementation") is not { } name)
        {
            return new SystemScheduler(Clock);
        }

        var typeName = name.Split(',')[0].Trim();
        var type = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(typeName)).FirstOrDefault(found => found is not null)
            ?? throw new ConfigurationException($"Scheduler [{name}] was not found");
        return (IScheduler)Activator.CreateInstance(type, config, Log)!;
    }

    internal void AllStopped()
    {
        while (_onTermination.TryPop(out var code))
        {
            try
            {
                code();
            }
            catch (Exception exception)
            {
                Log.Error(exception, "Failed to run termination callback, due to [{0}]", exception.Message);
            }
        }

        (_scheduler as IDisposable)?.Dispose();
        _terminated.TrySetResult();
    }
}
