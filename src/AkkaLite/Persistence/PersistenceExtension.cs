using Akka.Actor;
using Akka.Persistence.Memory;
using Akka.Persistence.Sql;

namespace Akka.Persistence;

/// <summary>One system's journal and snapshots. Closed, with every accepted write on disk, before the system has terminated.</summary>
internal sealed class PersistenceExtension : IExtension
{
    /// <summary>Akka.NET's <c>max-concurrent-recoveries</c>.</summary>
    private const int MaxConcurrentRecoveries = 50;

    internal PersistenceExtension(ActorSystem system, IJournal journal, ISnapshots snapshots)
    {
        Journal = journal;
        Snapshots = snapshots;
        system.RegisterOnTermination(() =>
        {
            foreach (var store in new HashSet<IDisposable> { Journal, Snapshots })
                store.Dispose();
        });
    }

    internal IJournal Journal { get; }

    internal ISnapshots Snapshots { get; }

    /// <summary>How long the journal may take over each answer to a recovery, as Akka.NET's <c>recovery-event-timeout</c>.</summary>
    internal TimeSpan RecoveryEventTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A place for each recovery that may run at once; the others wait their turn.</summary>
    internal SemaphoreSlim Recoveries { get; } = new(MaxConcurrentRecoveries);

    internal static PersistenceExtension For(ActorSystem system) => new Id(null, null).Apply(system);

    /// <summary>The host applies it with connection strings, or null for memory, before anyone else can.</summary>
    internal sealed class Id(string? journal, string? snapshots) : ExtensionIdProvider<PersistenceExtension>
    {
        public override PersistenceExtension CreateExtension(ExtendedActorSystem system)
        {
            var memory = new MemoryStore();
            var events = Store(journal);
            var states = snapshots == journal ? events : Store(snapshots);
            return new PersistenceExtension(system, (IJournal?)events ?? memory, (ISnapshots?)states ?? memory);

            SqlStore? Store(string? connectionString) => connectionString is null ? null : new SqlStore(connectionString, system.Serialization);
        }
    }
}
