namespace Akka.Persistence.Query;

/// <summary>An event with its place. <see cref="Timestamp"/> is when it was stored, in .NET UTC ticks.</summary>
public sealed class EventEnvelope(Offset offset, string persistenceId, long sequenceNr, object @event, long timestamp)
{
    public Offset Offset { get; } = offset;

    public string PersistenceId { get; } = persistenceId;

    public long SequenceNr { get; } = sequenceNr;

    public object Event { get; } = @event;

    public long Timestamp { get; } = timestamp;
}
