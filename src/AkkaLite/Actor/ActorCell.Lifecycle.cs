using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Creation, failure, restart and end.</summary>
internal sealed partial class ActorCell
{
    private AwaitedEnd _awaiting;
    private bool _failed;
    private Exception? _restartCause;

    /// <summary>What happens once the last child that is stopping has terminated.</summary>
    private enum AwaitedEnd : byte
    {
        None,
        Restart,
        Termination,
    }

    internal void Create()
    {
        try
        {
            NewActor();
            _actor!.AroundPreStart();
        }
        catch (Exception exception)
        {
            throw new ActorInitializationException(Self, $"Exception during creation: {exception.Message}", exception);
        }
    }

    /// <summary>Stops the actor's work, and its children's, until the parent has decided.</summary>
    internal void Fail(Exception cause)
    {
        if (_failed)
        {
            return;
        }

        _failed = true;
        Mailbox.Suspend();
        var perpetrator = (CurrentMessage as ChildFailed)?.Child;
        foreach (var child in AllChildren())
        {
            if (child != perpetrator)
            {
                child.SendSystemMessage(new SuspendActor());
            }
        }

        Parent.SendSystemMessage(new ChildFailed(Self, cause));
    }

    internal void SuspendWithChildren()
    {
        Mailbox.Suspend();
        foreach (var child in AllChildren())
        {
            child.SendSystemMessage(new SuspendActor());
        }
    }

    internal void ResumeWithChildren(bool afterFailure)
    {
        if (_actor is null)
        {
            Restart(new ActorInitializationException(Self, "Resumed before it was created"));
            return;
        }

        Mailbox.Resume();
        _failed &= !afterFailure;
        foreach (var child in AllChildren())
        {
            child.SendSystemMessage(new ResumeActor(child.Cell._failed && afterFailure));
        }
    }

    internal void Restart(Exception cause)
    {
        if (_awaiting == AwaitedEnd.Termination)
        {
            return;
        }

        if (_actor is null)
        {
            StopChildren();
        }
        else
        {
            RunPreRestart(_actor, cause);
        }

        if (_children?.AnyStopping ?? false)
        {
            _awaiting = AwaitedEnd.Restart;
            _restartCause = cause;
        }
        else
        {
            FinishRestart(cause);
        }
    }

    internal void Terminate()
    {
        var wasTerminating = _awaiting == AwaitedEnd.Termination;
        SetReceiveTimeout(null);
        StopChildren();
        _children?.Close();
        if (_children is null or { IsEmpty: true })
        {
            FinishTermination();
        }
        else if (!wasTerminating)
        {
            _awaiting = AwaitedEnd.Termination;
            Mailbox.Suspend();
        }
    }

    private void NewActor()
    {
        _behaviour = null;
        _outerBehaviours = null;
        var actor = Props.NewActor();
        _actor = actor;
        if (actor is IActorStash withStash)
        {
            withStash.Stash = new ActorStash(this);
        }

        if (actor is IWithTimers withTimers)
        {
            withTimers.Timers = _timers = new ActorTimers(this);
        }

        (actor as ReceiveActor)?.EndConfiguration();
    }

    private void RunPreRestart(ActorBase actor, Exception cause)
    {
        try
        {
            actor.AroundPreRestart(cause, CurrentMessage!);
        }
        catch (Exception exception)
        {
            Publish(new Error(exception, Self.Path.ToString(), ActorType, exception.Message));
        }
        finally
        {
            ReleaseActor(actor);
        }
    }

    private void FinishRestart(Exception cause)
    {
        _awaiting = AwaitedEnd.None;
        _restartCause = null;
        var survivors = AllChildren();
        Mailbox.Resume();
        _failed = false;
        try
        {
            NewActor();
            _actor!.AroundPostRestart(cause, null!);
        }
        catch (Exception exception)
        {
            Fail(new PostRestartException(Self, exception, cause));
            return;
        }

        foreach (var child in survivors)
        {
            child.SendSystemMessage(new RestartActor(cause));
        }
    }

    private void FinishTermination()
    {
        var actor = _actor;
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception exception)
        {
            Publish(new Error(exception, Self.Path.ToString(), ActorType, exception.Message));
        }

        if (actor is not null)
        {
            ReleaseActor(actor);
        }

        Mailbox.Close();
        System.EventStream.ForgetStopped(this);
        Parent.SendSystemMessage(new ActorDied(Self, existenceConfirmed: true));
        TellWatchers();
    }

    private void ReleaseActor(ActorBase actor)
    {
        _timers?.CancelAll();
        _timers = null;
        (actor as IActorStash)?.Stash?.UnstashAll();
        Props.Release(actor);
        _actor = null;
        _behaviour = null;
        _outerBehaviours = null;
    }
}
