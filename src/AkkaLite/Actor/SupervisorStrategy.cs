using Akka.Event;

namespace Akka.Actor;

/// <summary>What a parent does about a failed child.</summary>
public enum Directive
{
    Resume,
    Restart,
    Escalate,
    Stop,
}

public interface IDecider
{
    Directive Decide(Exception cause);
}

public static class Decider
{
    public static LocalOnlyDecider From(Func<Exception, Directive> localOnlyDecider) => new(localOnlyDecider);
}

public class LocalOnlyDecider : IDecider
{
    private readonly Func<Exception, Directive> _decider;

    public LocalOnlyDecider(Func<Exception, Directive> decider) => _decider = decider;

    public Directive Decide(Exception cause) => _decider(cause);
}

/// <summary>
/// How a parent meets the failures of its children. A child that needs more than the allowed restarts within the time
/// window is stopped; -1 allows any number, and a window of 0 or less never ends.
/// </summary>
public abstract class SupervisorStrategy
{
    public static readonly IDecider DefaultDecider = Actor.Decider.From(static cause => cause switch
    {
        ActorInitializationException or DeathPactException => Directive.Stop,
        _ => Directive.Restart,
    });

    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    private readonly int _maxNrOfRetries;
    private readonly int _windowMilliseconds;

    private protected SupervisorStrategy(int maxNrOfRetries, int windowMilliseconds, IDecider decider, bool loggingEnabled)
    {
        _maxNrOfRetries = maxNrOfRetries;
        _windowMilliseconds = windowMilliseconds;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    public IDecider Decider { get; }

    protected bool LoggingEnabled { get; }

    /// <summary>Carries out the verdict; false leaves the failure to the parent's own parent.</summary>
    internal bool HandleFailure(ActorCell parent, LocalActorRef child, Exception cause)
    {
        var directive = Decider.Decide(cause);
        if (LoggingEnabled)
        {
            Log(parent, child, cause, directive);
        }

        switch (directive)
        {
            case Directive.Resume:
                child.SendSystemMessage(new Dispatch.ResumeActor(afterFailure: true));
                return true;
            case Directive.Restart:
                if (parent.Children.RestartPermitted(child, _maxNrOfRetries, _windowMilliseconds, parent.System.Clock))
                {
                    child.SendSystemMessage(new Dispatch.RestartActor(cause));
                    return true;
                }

                goto case Directive.Stop;
            case Directive.Stop:
                parent.Stop(child);
                return true;
            default:
                return false;
        }
    }

    private static void Log(ActorCell parent, LocalActorRef child, Exception cause, Directive directive)
    {
        var reason = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        if (directive == Directive.Resume)
        {
            parent.Publish(new Warning(child.Path.ToString(), parent.ActorType, reason));
        }
        else if (directive != Directive.Escalate)
        {
            parent.Publish(new Error(cause, child.Path.ToString(), parent.ActorType, reason));
        }
    }
}

/// <summary>Applies the verdict to the failed child alone.</summary>
public class OneForOneStrategy : SupervisorStrategy
{
    public OneForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    public OneForOneStrategy(
        int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
        : base(maxNrOfRetries, withinTimeMilliseconds, decider, loggingEnabled)
    {
    }
}
