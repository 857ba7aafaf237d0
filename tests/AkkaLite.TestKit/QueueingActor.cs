using System.Threading.Channels;
using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The actor behind a test kit: keeps every message for the test to look at.</summary>
internal sealed class QueueingActor(ChannelWriter<MessageEnvelope> received) : ActorBase
{
    private Func<object, bool>? _ignore;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case SetIgnore ignore:
                _ignore = ignore.Filter;
                break;
            case Watch watch:
                Context.Watch(watch.Actor);
                Sender.Tell(watch);
                break;
            case Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                Sender.Tell(unwatch);
                break;
            default:
                if (_ignore is null || !_ignore(message))
                {
                    received.TryWrite(new ReceivedMessage(message, Sender));
                }

                break;
        }

        return true;
    }

    internal sealed record SetIgnore(Func<object, bool>? Filter);

    internal sealed record Watch(IActorRef Actor);

    internal sealed record Unwatch(IActorRef Actor);
}
