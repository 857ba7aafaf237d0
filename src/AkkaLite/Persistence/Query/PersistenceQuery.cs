using Akka.Actor;
using Akka.Persistence.Sql;
using Akka.Persistence.Sql.Query;

namespace Akka.Persistence.Query;

/// <summary>The way to a system's read journals.</summary>
public sealed class PersistenceQuery : IExtension
{
    private readonly PersistenceExtension _persistence;

    private PersistenceQuery(ExtendedActorSystem system) => _persistence = PersistenceExtension.For(system);

    public static PersistenceQuery Get(ActorSystem system) => Provider.Instance.Apply(system);

    /// <exception cref="ArgumentException">There is no such journal: the system keeps its events in memory, or the name is wrong.</exception>
    public TJournal ReadJournalFor<TJournal>(string readJournalPluginId)
        where TJournal : IReadJournal =>
        readJournalPluginId == SqlReadJournal.Identifier && _persistence.Journal is SqlStore store && new SqlReadJournal(store) is TJournal journal
            ? journal
            : throw new ArgumentException($"No read journal [{readJournalPluginId}] of type {typeof(TJournal).Name} is configured.", nameof(readJournalPluginId));

    private sealed class Provider : ExtensionIdProvider<PersistenceQuery>
    {
        internal static readonly Provider Instance = new();

        public override PersistenceQuery CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
