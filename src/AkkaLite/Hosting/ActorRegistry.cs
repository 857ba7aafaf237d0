using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Hosting;

/// <summary>A system's registry. A key holds a promise, so an actor can be awaited before it is started.</summary>
public class ActorRegistry : IExtension, IActorRegistry
{
    private readonly ConcurrentDictionary<Type, TaskCompletionSource<IActorRef>> _actors = new();

    internal ActorRegistry()
    {
    }

    public static ActorRegistry For(ActorSystem actorSystem) => Extension.Instance.Apply(actorSystem);

    public void Register<TKey>(IActorRef actor, bool overwrite = false)
    {
        if (!TryRegister<TKey>(actor, overwrite))
            throw new DuplicateActorRegistryException($"An actor value has already been added for key [{typeof(TKey)}]");
    }

    public bool TryRegister<TKey>(IActorRef actor, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Promise(typeof(TKey)).TrySetResult(actor))
            return true;
        if (!overwrite)
            return false;

        var replacement = NewPromise();
        replacement.SetResult(actor);
        _actors[typeof(TKey)] = replacement;
        return true;
    }

    public IActorRef Get<TKey>() => TryGet<TKey>(out var actor)
        ? actor
        : throw new MissingActorRegistryEntryException($"No actor registered for key [{typeof(TKey)}]");

    public bool TryGet<TKey>(out IActorRef actor)
    {
        actor = _actors.TryGetValue(typeof(TKey), out var promise) && promise.Task is { IsCompletedSuccessfully: true } kept
            ? kept.GetAwaiter().GetResult()
            : ActorRefs.Nobody;
        return !actor.IsNobody();
    }

    public Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default) => Promise(typeof(TKey)).Task.WaitAsync(ct);

    private TaskCompletionSource<IActorRef> Promise(Type key) => _actors.GetOrAdd(key, static _ => NewPromise());

    private static TaskCompletionSource<IActorRef> NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Extension : ExtensionIdProvider<ActorRegistry>
    {
        internal static readonly Extension Instance = new();

        public override ActorRegistry CreateExtension(ExtendedActorSystem system) => new();
    }
}
