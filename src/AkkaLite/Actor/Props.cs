using System.Linq.Expressions;

namespace Akka.Actor;

/// <summary>The recipe of an actor: its type and constructor arguments, so that a restart can make a new one.</summary>
public class Props
{
    private readonly IIndirectActorProducer? _producer;

    private Props(Type type, object[] arguments, IIndirectActorProducer? producer, SupervisorStrategy? supervisorStrategy)
    {
        Type = type;
        Arguments = arguments;
        _producer = producer;
        SupervisorStrategy = supervisorStrategy!;
    }

    public Type Type { get; }

    public object[] Arguments { get; }

    /// <summary>Overrides the actor's own strategy for its children when set.</summary>
    public SupervisorStrategy SupervisorStrategy { get; }

    public static Props Create(Type type, params object[] args) => new(type, args, null, null);

    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => new(typeof(TActor), args, null, null);

    /// <param name="factory">A plain <c>new</c> expression; its arguments are evaluated here, once.</param>
    /// <exception cref="ArgumentException">The expression does something else.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase
    {
        if (factory.Body is not NewExpression creation)
        {
            throw new ArgumentException("The create function must be a 'new T (args)' expression", nameof(factory));
        }

        var arguments = creation.Arguments.Select(ConstructorArgument.Evaluate).ToArray();
        return new Props(creation.Type, arguments!, null, supervisorStrategy);
    }

    /// <summary>Lets <paramref name="producer"/> make the instances and tells it when one is done with.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) =>
        new(producer.ActorType, args, producer, null);

    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) =>
        new(Type, Arguments, _producer, supervisorStrategy);

    public virtual ActorBase NewActor()
    {
        try
        {
            return _producer?.Produce() ?? ActorFactory.Create(Type, Arguments);
        }
        catch (Exception exception)
        {
            throw new TypeLoadException(
                $"Error while creating actor instance of type {Type} with {Arguments.Length} args: ({string.Join(",", Arguments)})",
                exception);
        }
    }

    internal void Release(ActorBase actor) => _producer?.Release(actor);
}

/// <summary>Makes an actor's instances in a way of its own, such as from a service provider.</summary>
public interface IIndirectActorProducer
{
    Type ActorType { get; }

    ActorBase Produce();

    void Release(ActorBase actor);
}
