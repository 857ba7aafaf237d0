using Akka.Actor;

namespace Akka.TestKit;

/// <summary>What a test actor received.</summary>
public abstract class MessageEnvelope
{
    protected MessageEnvelope()
    {
    }

    public abstract object Message { get; }

    public abstract IActorRef Sender { get; }
}

internal sealed class ReceivedMessage(object message, IActorRef sender) : MessageEnvelope
{
    public override object Message => message;

    public override IActorRef Sender => sender;
}
