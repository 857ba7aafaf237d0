using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>Props of actors whose constructors take services from the host, beside arguments of their own.</summary>
public interface IDependencyResolver
{
    Props Props<T>(params object[] args)
        where T : ActorBase;

    object GetService(Type type);
}

/// <summary>The resolver of an actor system that a host has started.</summary>
public sealed class DependencyResolver : IExtension
{
    internal DependencyResolver(IDependencyResolver resolver) => Resolver = resolver;

    public IDependencyResolver Resolver { get; }

    /// <exception cref="InvalidOperationException">The system was not started by a host.</exception>
    public static DependencyResolver For(ActorSystem actorSystem) => new Id(null).Apply(actorSystem);

    public Props Props<T>(params object[] args)
        where T : ActorBase => Resolver.Props<T>(args);

    /// <summary>The host applies it, with its services, before anyone else can.</summary>
    internal sealed class Id(IServiceProvider? services) : ExtensionIdProvider<DependencyResolver>
    {
        public override DependencyResolver CreateExtension(ExtendedActorSystem system) => services is null
            ? throw new InvalidOperationException("This actor system was not started by a host, so it has no services to inject.")
            : new DependencyResolver(new ServiceProviderResolver(services));
    }
}

internal sealed class ServiceProviderResolver(IServiceProvider services) : IDependencyResolver
{
    public Props Props<T>(params object[] args)
        where T : ActorBase => Akka.Actor.Props.CreateBy(new ServiceProviderProducer(services, typeof(T), args));

    public object GetService(Type type) => services.GetService(type)!;
}

/// <summary>Makes instances from the root services, which live as long as the actor may: a scoped service is the actor's to open.</summary>
internal sealed class ServiceProviderProducer(IServiceProvider services, Type actorType, object[] args) : IIndirectActorProducer
{
    public Type ActorType => actorType;

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(services, actorType, args);

    public void Release(ActorBase actor)
    {
    }
}
