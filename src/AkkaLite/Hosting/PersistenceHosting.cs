using Akka.Hosting;

namespace Akka.Persistence.Hosting;

/// <summary>What of persistence a call configures.</summary>
public enum PersistenceMode
{
    Both,
    SnapshotStore,
    Journal,
}

/// <summary>Stands in a signature; FamilyChat has no event adapters.</summary>
public sealed class AkkaPersistenceJournalBuilder
{
    internal AkkaPersistenceJournalBuilder()
    {
    }
}

public static class AkkaPersistenceHostingExtensions
{
    /// <summary>Events live as long as the actor system.</summary>
    public static AkkaConfigurationBuilder WithInMemoryJournal(this AkkaConfigurationBuilder builder)
    {
        builder.Journal = null;
        return builder;
    }

    /// <summary>Snapshots live as long as the actor system.</summary>
    public static AkkaConfigurationBuilder WithInMemorySnapshotStore(
        this AkkaConfigurationBuilder builder, string snapshotStoreId = "inmem", bool isDefaultPlugin = true)
    {
        builder.Snapshots = null;
        return builder;
    }
}
