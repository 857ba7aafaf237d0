using Akka.Actor;

namespace Akka.Event;

public abstract class ActorEventBus<TEvent, TClassifier> : EventBus<TEvent, TClassifier, IActorRef>
    where TClassifier : notnull
{
}

/// <summary>An event bus that knows which log events anyone wants.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    public LogLevel LogLevel { get; private set; } = LogLevel.InfoLevel;

    public void SetLogLevel(LogLevel logLevel) => LogLevel = logLevel;

    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    protected override Type GetClassifier(object @event) => @event.GetType();
}

/// <summary>
/// The system-wide bus: log events, dead letters, unhandled messages and whatever actors publish. A subscriber gets the
/// events of a type and of all that derive from it, until it unsubscribes or stops.
/// </summary>
public class EventStream : LoggingBus
{
    /// <param name="debug">Asks for a log of subscriptions, which this runtime does not keep.</param>
    public EventStream(bool debug)
    {
    }

    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        if (subscriber is LocalActorRef { Cell: { } cell })
        {
            cell.IsSubscribed = true;
        }

        return base.Subscribe(subscriber, channel);
    }

    internal void ForgetStopped(ActorCell cell)
    {
        if (cell.IsSubscribed)
        {
            Unsubscribe(cell.Self);
        }
    }
}

public static class EventStreamExtensions
{
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Subscribe(subscriber, typeof(TChannel));
}
