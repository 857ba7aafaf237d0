using Akka.Actor;
using Akka.Persistence.Memory;
using Akka.Persistence.Sql;

namespace Akka.Persistence;

/// <summary>One system's journal and snapshots. Closed, with every accepted write on disk, before the system has terminated.</summary>
internal sealed class PersistenceExtension : IExtension
{
    /// <summary>How long the journal may take over each answer to a recovery, as Akka.NET's <c>recovery-event-timeout</c>.</summary>
    internal static readonly TimeSpan RecoveryEventTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Akka.NET's <c>max-concurrent-recoveries</c>.</summary>
    private const int MaxConcurrentRecoveries = 50;

    private PersistenceExtension(ActorSystem system, string? journal, string? snapshots)
    {
        var memory = new MemoryStore();
        SqlJournal = journal is null ? null : new SqlStore(journal, system.Serialization);
        Journal = (IJournal?)SqlJournal ?? memory;
        Snapshots = snapshots is null ? memory : snapshots == journal ? SqlJournal! : new SqlStore(snapshots, system.Serialization);
        system.RegisterOnTermination(() =>
        {
            foreach (var store in new HashSet<IDisposable> { Journal, Snapshots })
                store.Dispose();
        });
    }

    internal IJournal Journal { get; }

    internal ISnapshots Snapshots { get; }

    /// <summary>The journal when it is one that can be queried.</summary>
    internal SqlStore? SqlJournal { get; }

    /// <summary>A place for each recovery that may run at once; the others wait their turn.</summary>
    internal SemaphoreSlim Recoveries { get; } = new(MaxConcurrentRecoveries);

    internal static PersistenceExtension For(ActorSystem system) => new Id(null, null).Apply(system);

    /// <summary>The host applies it with connection strings, or null for memory, before anyone else can.</summary>
    internal sealed class Id(string? journal, string? snapshots) : ExtensionIdProvider<PersistenceExtension>
    {
        public override PersistenceExtension CreateExtension(ExtendedActorSystem system) => new(system, journal, snapshots);
    }
}
