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
        Creation,
        Restart,
        Termination,
    }

    internal void Create()
    {
        try
        {
            NewActor().AroundPreStart();
            _receiveTimeout?.Restart(keepPending: true);
        }
        catch (Exception exception)
        {
            throw new ActorInitializationException(Self, "Exception during creation", exception);
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
        SuspendChildren(except: (CurrentMessage as ChildFailed)?.Child);
        Parent.SendSystemMessage(new ChildFailed(Self, cause));
    }

    internal void SuspendWithChildren()
    {
        Mailbox.Suspend();
        SuspendChildren(except: null);
    }

    internal void ResumeWithChildren(bool afterFailure)
    {
        if (_actor is null)
        {
            Recreate();
            return;
        }

        Mailbox.Resume();
        var perpetrator = (CurrentMessage as ChildFailed)?.Child;
        if (afterFailure)
        {
            _failed = false;
            CurrentMessage = null;
        }

        foreach (var child in AllChildren())
        {
            child.SendSystemMessage(new ResumeActor(afterFailure && child == perpetrator));
        }
    }

    internal void Restart(Exception cause)
    {
        if (_actor is null)
        {
            Recreate();
            return;
        }

        RunPreRestart(_actor, cause);
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
        SetReceiveTimeout(null);
        UnwatchAll();
        StopChildren();
        _children?.Close();
        if (_children is null or { IsEmpty: true })
        {
            FinishTermination();
        }
        else if (_awaiting != AwaitedEnd.Termination)
        {
            _awaiting = AwaitedEnd.Termination;
            _failed = true;
            Mailbox.Suspend();
        }
    }

    private ActorBase NewActor()
    {
        var actor = Props.NewActor();
        if (actor is IActorStash withStash)
        {
            withStash.Stash = new ActorStash(this);
        }

        if (actor is IWithTimers withTimers)
        {
            withTimers.Timers = _timers = new ActorTimers(this);
        }

        (actor as ReceiveActor)?.EndConfiguration();
        return _actor = actor;
    }

    /// <summary>A second attempt to create an actor whose first failed.</summary>
    private void Recreate()
    {
        SetReceiveTimeout(null);
        StopChildren();
        if (_children?.AnyStopping ?? false)
        {
            _awaiting = AwaitedEnd.Creation;
        }
        else
        {
            FinishRecreation();
        }
    }

    private void FinishRecreation()
    {
        _awaiting = AwaitedEnd.None;
        Mailbox.Resume();
        _failed = false;
        Create();
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
            NewActor().AroundPostRestart(cause, null!);
            _receiveTimeout?.Restart(keepPending: true);
        }
        catch (Exception exception)
        {
            if (_actor is not null)
            {
                ReleaseActor(_actor);
            }

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
        _failed = true;
        try
        {
            _actor?.AroundPostStop();
        }
        catch (Exception exception)
        {
            Publish(new Error(exception, Self.Path.ToString(), ActorType, exception.Message));
        }

        if (_actor is not null)
        {
            ReleaseActor(_actor);
        }

        SetReceiveTimeout(null);
        Mailbox.Close();
        while (_deferred is { Count: > 0 })
        {
            _deferred.Dequeue().Undeliverable(this);
        }

        System.EventStream.ForgetStopped(this);
        Parent.SendSystemMessage(new ActorDied(Self, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
    }

    /// <summary>Parts with an instance: its timers end, and what it stashed goes back to the mailbox.</summary>
    private void ReleaseActor(ActorBase actor)
    {
        _timers?.CancelAll();
        _timers = null;
        (actor as IActorStash)?.Stash?.UnstashAll();
        Props.Release(actor);
        _actor = null;
        _behaviour = null;
        _outerBehaviours = null;
        CurrentMessage = null;
    }
}
