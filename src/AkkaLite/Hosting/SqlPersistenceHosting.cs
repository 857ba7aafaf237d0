using Akka.Hosting;
using Akka.Persistence.Hosting;
using Akka.Persistence.Sql.Config;

namespace Akka.Persistence.Sql.Config
{
    /// <summary>Where the tags of events are kept. Stands in a signature; FamilyChat has no tags.</summary>
    public enum TagMode
    {
        Csv,
        TagTable,
        Both,
    }
}

namespace Akka.Persistence.Sql.Hosting
{
    /// <summary>Names of tables and columns. Stands in a signature; only the default is known here.</summary>
    public enum DatabaseMapping
    {
        Default,
        SqlServer,
        Sqlite,
        PostgreSql,
        MySql,
    }

    public static class HostingExtensions
    {
        private const string SqliteProvider = "SQLite.MS";

        /// <summary>Keeps events, snapshots or both in the SQLite file of the connection string, which it creates.</summary>
        /// <exception cref="NotSupportedException">Another provider, or a setting other than the default that would change the tables.</exception>
        public static AkkaConfigurationBuilder WithSqlPersistence(
            this AkkaConfigurationBuilder builder,
            string connectionString,
            string providerName,
            PersistenceMode mode = PersistenceMode.Both,
            string? schemaName = null,
            Action<AkkaPersistenceJournalBuilder>? journalBuilder = null,
            bool autoInitialize = true,
            string pluginIdentifier = "sql",
            bool isDefaultPlugin = true,
            DatabaseMapping? databaseMapping = null,
            TagMode? tagStorageMode = null,
            bool? deleteCompatibilityMode = null,
            bool? useWriterUuidColumn = null)
        {
            if (providerName != SqliteProvider || schemaName is not null || journalBuilder is not null || !autoInitialize
                || databaseMapping is not (null or DatabaseMapping.Default) || tagStorageMode is not (null or TagMode.TagTable)
                || deleteCompatibilityMode is true || useWriterUuidColumn is false)
                throw new NotSupportedException($"Only provider {SqliteProvider} with the default tables is supported.");

            if (mode != PersistenceMode.SnapshotStore)
                builder.Journal = connectionString;
            if (mode != PersistenceMode.Journal)
                builder.Snapshots = connectionString;
            return builder;
        }
    }
}
