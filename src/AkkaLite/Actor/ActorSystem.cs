using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors with its scheduler, event stream and extensions; one a process is usual.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    protected ActorSystem()
    {
    }

    public abstract string Name { get; }

    public abstract EventStream EventStream { get; }

    public abstract IActorRef DeadLetters { get; }

    public abstract IScheduler Scheduler { get; }

    public abstract ILoggingAdapter Log { get; }

    public abstract Serialization.Serialization Serialization { get; }

    /// <summary>Completes when every actor has stopped and the termination callbacks have run.</summary>
    public abstract Task WhenTerminated { get; }

    /// <exception cref="ArgumentException">The name has other characters than letters, digits, '-' and '_'.</exception>
    public static ActorSystem Create(string name) => Create(name, Config.Empty);

    public static ActorSystem Create(string name, Config config) => new ActorSystemImpl(name, config).Start();

    public abstract IActorRef ActorOf(Props props, string? name = null);

    public abstract void Stop(IActorRef actor);

    /// <summary>Runs the coordinated shutdown, which ends by stopping all actors.</summary>
    public abstract Task Terminate();

    /// <summary>Runs <paramref name="code"/> after the last actor has stopped; the latest registered first.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Creates the extension, if it is not there, and returns it.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    public abstract bool TryGetExtension<T>(out T extension)
        where T : class, IExtension;

    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    public void Dispose()
    {
        _ = Terminate();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A system as its extensions see it.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    protected ExtendedActorSystem()
    {
    }

    /// <summary>Starts an actor under <c>/system</c>, which is stopped after all under <c>/user</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);
}
