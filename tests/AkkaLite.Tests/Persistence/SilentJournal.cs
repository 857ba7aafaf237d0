using Akka.Persistence;

namespace AkkaLite.Tests.Persistence;

/// <summary>A journal that takes everything and never answers.</summary>
internal sealed class SilentJournal : IJournal, ISnapshots
{
    public void Write(string persistenceId, IReadOnlyList<AtomicWrite> writes, Action<Exception?> done)
    {
    }

    public Task SettledAsync() => Task.CompletedTask;

    public Task<IReadOnlyList<StoredEvent>> ReadAsync(string persistenceId, long from, long to, int limit, CancellationToken token) =>
        Never<IReadOnlyList<StoredEvent>>();

    public Task<long> HighestSequenceNrAsync(string persistenceId, CancellationToken token) => Never<long>();

    public Task<SnapshotOffer?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken token) =>
        Task.FromResult<SnapshotOffer?>(null);

    public void Save(SnapshotMetadata metadata, object snapshot, Action<Exception?> done)
    {
    }

    public void Delete(string persistenceId, SnapshotSelectionCriteria criteria, Action<Exception?> done)
    {
    }

    public void Dispose()
    {
    }

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
