using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Well-known actors by a type that stands for each.</summary>
public interface IReadOnlyActorRegistry
{
    /// <exception cref="MissingActorRegistryEntryException">Nothing is registered for the key.</exception>
    IActorRef Get<TKey>();

    bool TryGet<TKey>(out IActorRef actor);

    /// <summary>Waits until there is one.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);
}

/// <inheritdoc/>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <exception cref="DuplicateActorRegistryException">There is one, and <paramref name="overwrite"/> is false.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);
}

/// <summary>A well-known actor as a constructor argument.</summary>
public interface IRequiredActor<TActor>
{
    /// <exception cref="MissingActorRegistryEntryException">It has not been started yet: await <see cref="GetAsync"/>.</exception>
    IActorRef ActorRef { get; }

    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}

internal sealed class RequiredActor<TActor>(IReadOnlyActorRegistry registry) : IRequiredActor<TActor>
{
    public IActorRef ActorRef => registry.Get<TActor>();

    public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => registry.GetAsync<TActor>(cancellationToken);
}

public class ActorRegistryException : Exception
{
    public ActorRegistryException(string message) : base(message)
    {
    }
}

public sealed class DuplicateActorRegistryException : ActorRegistryException
{
    public DuplicateActorRegistryException(string message) : base(message)
    {
    }
}

public sealed class MissingActorRegistryEntryException : ActorRegistryException
{
    public MissingActorRegistryEntryException(string message) : base(message)
    {
    }
}
