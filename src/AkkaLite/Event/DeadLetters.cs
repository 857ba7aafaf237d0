using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>A message whose loss is no news.</summary>
public interface IDeadLetterSuppression
{
}

public abstract class AllDeadLetters
{
    protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    public object Message { get; }

    public IActorRef Sender { get; }

    public IActorRef Recipient { get; }

    public override string ToString() => $"{GetType().Name} from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>A message that reached nobody, as published on the event stream.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
    }
}

/// <summary>A message that its receiver did not handle, as published on the event stream.</summary>
public sealed class UnhandledMessage : AllDeadLetters
{
    public UnhandledMessage(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
    }
}

/// <summary>
/// Where messages to stopped actors go: to the event stream, and the first few in five minutes to the log.
/// </summary>
internal sealed class DeadLetterOffice(ActorSystemImpl system, ActorPath path) : ActorRefBase, IInternalActorRef
{
    private const int LoggedInARow = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private long _silentSince;
    private int _logged;

    public override ActorPath Path => path;

    public void SendSystemMessage(SystemMessage message)
    {
    }

    internal void Receive(object message, IActorRef? sender, IActorRef recipient)
    {
        if (message is DeadLetter letter)
        {
            Publish(letter);
        }
        else if (message is not IDeadLetterSuppression)
        {
            Publish(new DeadLetter(message, sender ?? this, recipient));
        }
    }

    protected override void TellInternal(object message, IActorRef? sender) => Receive(message, sender, this);

    private void Publish(DeadLetter letter)
    {
        system.EventStream.Publish(letter);
        var count = Interlocked.Increment(ref _logged);
        if (count > LoggedInARow && system.Clock.GetElapsedTime(Volatile.Read(ref _silentSince)) > Pause)
        {
            count = 1;
            Volatile.Write(ref _logged, 1);
        }

        if (count > LoggedInARow)
        {
            return;
        }

        Volatile.Write(ref _silentSince, system.Clock.GetTimestamp());
        var last = count == LoggedInARow ? " No more dead letters will be logged for 5 minutes." : "";
        system.Log.Info(
            $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} was not delivered. "
            + $"[{count}] dead letters encountered.{last}");
    }
}
