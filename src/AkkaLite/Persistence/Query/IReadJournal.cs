using Akka.Streams.Dsl;

namespace Akka.Persistence.Query;

/// <summary>A journal that can be read from outside its actors.</summary>
public interface IReadJournal
{
}

/// <summary>All events, and those to come: the source does not complete.</summary>
public interface IAllEventsQuery : IReadJournal
{
    Source<EventEnvelope, NotUsed> AllEvents(Offset offset);
}

/// <summary>All events there are when the source is run.</summary>
public interface ICurrentAllEventsQuery : IReadJournal
{
    Source<EventEnvelope, NotUsed> CurrentAllEvents(Offset offset);
}

/// <summary>One actor's events, and those to come, until <c>toSequenceNr</c>.</summary>
public interface IEventsByPersistenceIdQuery : IReadJournal
{
    Source<EventEnvelope, NotUsed> EventsByPersistenceId(string persistenceId, long fromSequenceNr, long toSequenceNr);
}

/// <summary>One actor's events there are when the source is run.</summary>
public interface ICurrentEventsByPersistenceIdQuery : IReadJournal
{
    Source<EventEnvelope, NotUsed> CurrentEventsByPersistenceId(string persistenceId, long fromSequenceNr, long toSequenceNr);
}
