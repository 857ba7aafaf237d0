using System.Runtime.CompilerServices;
using Akka.Persistence.Query;
using Akka.Streams.Dsl;

namespace Akka.Persistence.Sql.Query;

/// <summary>
/// Reads the SQL journal in slices, each when the stream asks for it. A live query waits for the writer's next commit
/// instead of polling; the one write connection makes commits visible in the order of their numbers, so none is skipped.
/// </summary>
public class SqlReadJournal : IAllEventsQuery, ICurrentAllEventsQuery, IEventsByPersistenceIdQuery, ICurrentEventsByPersistenceIdQuery
{
    private const int SliceLength = 256;

    private readonly SqlStore _store;

    internal SqlReadJournal(SqlStore store) => _store = store;

    private delegate Task<IReadOnlyList<StoredEvent>> SliceReader(long after, long upTo, CancellationToken token);

    public static string Identifier => "akka.persistence.query.journal.sql";

    public Source<EventEnvelope, NotUsed> AllEvents(Offset offset) =>
        Source.From(() => Events(OfAll, stored => stored.Ordering, After(offset), _ => Task.FromResult(long.MaxValue), live: true));

    public Source<EventEnvelope, NotUsed> CurrentAllEvents(Offset offset) =>
        Source.From(() => Events(OfAll, stored => stored.Ordering, After(offset), _store.HighestOrderingAsync, live: false));

    public Source<EventEnvelope, NotUsed> EventsByPersistenceId(string persistenceId, long fromSequenceNr, long toSequenceNr) =>
        Source.From(() => Events(
            Of(persistenceId), stored => stored.SequenceNr, fromSequenceNr - 1, _ => Task.FromResult(toSequenceNr), live: true));

    public Source<EventEnvelope, NotUsed> CurrentEventsByPersistenceId(string persistenceId, long fromSequenceNr, long toSequenceNr) =>
        Source.From(() => Events(
            Of(persistenceId), stored => stored.SequenceNr, fromSequenceNr - 1,
            async token => Math.Min(toSequenceNr, await _store.HighestSequenceNrAsync(persistenceId, token)), live: false));

    private static long After(Offset offset) => offset is Sequence sequence ? sequence.Value : 0;

    private Task<IReadOnlyList<StoredEvent>> OfAll(long after, long upTo, CancellationToken token) =>
        _store.ReadAllAsync(after, upTo, SliceLength, token);

    private SliceReader Of(string persistenceId) =>
        (after, upTo, token) => _store.ReadAsync(persistenceId, after + 1, upTo, SliceLength, token);

    private async IAsyncEnumerable<EventEnvelope> Events(
        SliceReader read, Func<StoredEvent, long> place, long after, Func<CancellationToken, Task<long>> end, bool live,
        [EnumeratorCancellation] CancellationToken token = default)
    {
        var last = await end(token);
        while (after < last)
        {
            var committed = _store.Commits.Next;
            var slice = await read(after, last, token);
            foreach (var stored in slice)
            {
                after = place(stored);
                yield return new EventEnvelope(
                    Offset.Sequence(stored.Ordering), stored.PersistenceId, stored.SequenceNr, stored.Payload, stored.Created);
            }

            if (slice.Count == SliceLength || after >= last)
                continue;
            if (!live)
                yield break;
            await committed.WaitAsync(token);
        }
    }
}
