using Akka.Actor;
using Akka.Persistence;

namespace Akka.Contract.Tests.Persistence;

/// <summary>Has the actor run something as part of handling this command.</summary>
public sealed record Do(Action<Subject> Action);

/// <summary>As <see cref="Do"/>, asynchronously.</summary>
public sealed record DoAsync(Func<Subject, Task> Action);

/// <summary>A persistent actor that does what its commands say and tells the test what it sees.</summary>
public sealed class Subject : ReceivePersistentActor
{
    private readonly Observations _seen;

    public Subject(string persistenceId, Observations seen, SubjectPlan plan)
    {
        PersistenceId = persistenceId;
        _seen = seen;
        Plan = plan;
        Recover<SnapshotOffer>(offer => Saw($"snapshot {((NotedSoFar)offer.Snapshot).Text} at {offer.Metadata.SequenceNr}"));
        Recover<Noted>(noted =>
        {
            Saw($"recovered {noted.Text}");
            plan.OnRecovered?.Invoke(this);
        });
        Recover<RecoveryCompleted>(_ =>
        {
            Saw($"completed at {LastSequenceNr}");
            plan.OnCompleted?.Invoke(this);
        });
        Command<Do>(command => command.Action(this));
        CommandAsync<DoAsync>(command => command.Action(this));
        Command<string>(text => Saw($"command {text}"));
        Command<SaveSnapshotSuccess>(saved => Saw($"saved at {saved.Metadata.SequenceNr}"));
        Command<SaveSnapshotFailure>(failed => Saw($"not saved: {failed.Cause.Message}"));
        Command<DeleteSnapshotsSuccess>(deleted => Saw($"deleted snapshots up to {deleted.Criteria.MaxSequenceNr}"));
    }

    public override string PersistenceId { get; }

    public override Recovery Recovery => Plan.Recovery;

    public SubjectPlan Plan { get; }

    public IActorRef Answerer => Sender;

    public void Saw(string what) => _seen.Add(what);

    /// <summary>Persists a text and tells when its handler runs.</summary>
    public void Note(string text) => Persist(new Noted(text), noted => Saw($"stored {noted.Text}"));

    public void NoteAsync(string text) => PersistAsync(new Noted(text), noted => Saw($"stored {noted.Text}"));

    public void NoteAll(params string[] texts) => PersistAll(texts.Select(text => new Noted(text)), noted => Saw($"stored {noted.Text}"));

    public void StopSelf() => Context.Stop(Self);

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Saw($"failed {((Noted)@event).Text} at {sequenceNr}");
        Plan.PersistFailures?.TrySetResult(cause);
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
        Saw($"rejected {((Noted)@event).Text} at {sequenceNr}");

    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        Saw(message is null ? "recovery failed" : $"recovery failed on {((Noted)message).Text}");
        base.OnRecoveryFailure(reason, message);
    }

    protected override void OnReplaySuccess() => Saw("replayed");

    protected override void PreRestart(Exception reason, object message)
    {
        Saw($"restarting after {reason.Message}");
        base.PreRestart(reason, message);
    }

    protected override void PostStop() => Saw("stopped");
}

/// <summary>How a <see cref="Subject"/> is to behave where no command reaches.</summary>
public sealed class SubjectPlan
{
    public Action<Subject>? OnRecovered { get; init; }

    public Action<Subject>? OnCompleted { get; init; }

    public Recovery Recovery { get; init; } = Recovery.Default;

    public TaskCompletionSource<Exception>? PersistFailures { get; init; }
}
