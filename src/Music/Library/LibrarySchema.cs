using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>The product's own tables in music.db. Their names start with an underscore, which the names of imported tables never do.</summary>
internal static class LibrarySchema
{
    private const int Current = 4;

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS _library(id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, imported_at TEXT NOT NULL, source TEXT NOT NULL,
            stamp TEXT);
        CREATE TABLE IF NOT EXISTS _tables(name TEXT PRIMARY KEY, ordinal INTEGER NOT NULL, original_name TEXT NOT NULL, row_count INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS _columns(table_name TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, original_name TEXT NOT NULL,
            sql_type TEXT NOT NULL, meaning TEXT NOT NULL, description TEXT NOT NULL, filled INTEGER NOT NULL, examples TEXT NOT NULL, refers_to TEXT,
            PRIMARY KEY(table_name, name));
        CREATE TABLE IF NOT EXISTS _meaning_edits(table_name TEXT NOT NULL, name TEXT NOT NULL, meaning TEXT NOT NULL, description TEXT NOT NULL,
            PRIMARY KEY(table_name, name));
        CREATE TABLE IF NOT EXISTS _imports(id TEXT PRIMARY KEY, source TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, state TEXT NOT NULL,
            row_count INTEGER NOT NULL DEFAULT 0, problem_count INTEGER NOT NULL DEFAULT 0, message TEXT, said TEXT);
        CREATE TABLE IF NOT EXISTS _problems(import_id TEXT NOT NULL, row INTEGER NOT NULL, message TEXT NOT NULL, said TEXT);
        CREATE INDEX IF NOT EXISTS _problems_import ON _problems(import_id);
        CREATE TABLE IF NOT EXISTS _names(id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL,
            folded TEXT NOT NULL, row_count INTEGER NOT NULL, meaning TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS _names_folded ON _names(folded);
        CREATE TABLE IF NOT EXISTS _name_words(word TEXT NOT NULL, name_id INTEGER NOT NULL, PRIMARY KEY(word, name_id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS _words(word TEXT PRIMARY KEY, sound TEXT NOT NULL, length INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS _words_length ON _words(length);
        CREATE INDEX IF NOT EXISTS _words_sound ON _words(sound);
        CREATE TABLE IF NOT EXISTS _values(table_name TEXT NOT NULL, column_name TEXT NOT NULL, chunk INTEGER NOT NULL, folded BLOB NOT NULL, original BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS _values_column ON _values(table_name, column_name, chunk);
        CREATE TABLE IF NOT EXISTS _aliases(said TEXT NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(said, column_name));
        CREATE TABLE IF NOT EXISTS _saved(member TEXT NOT NULL, folded TEXT NOT NULL, question TEXT NOT NULL, sql TEXT NOT NULL, fingerprint TEXT NOT NULL,
            saved_at TEXT NOT NULL, PRIMARY KEY(member, folded)) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="NotSupportedException">The file was made by a newer product.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        var version = connection.ExecuteScalar<long>("PRAGMA user_version");
        if (version > Current)
            throw new NotSupportedException($"music.db has format {version}; this program reads up to {Current}. Use the newer program, or import the library again.");
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
        using var transaction = connection.BeginTransaction();
        // Format 1 had room for pairs without a member, and never held one.
        if (version == 1)
            connection.Execute("DROP TABLE IF EXISTS _saved", transaction: transaction);
        // Before format 3 an import said what it had to say in English alone.
        if (version is 1 or 2)
            connection.Execute("ALTER TABLE _imports ADD COLUMN said TEXT; ALTER TABLE _problems ADD COLUMN said TEXT", transaction: transaction);
        // Before format 4 the date of an import told whether a watched file had changed since, which a file copied with its own date may deny.
        if (version is 1 or 2 or 3)
            connection.Execute("ALTER TABLE _library ADD COLUMN stamp TEXT", transaction: transaction);
        connection.Execute(Tables, transaction: transaction);
        connection.Execute($"PRAGMA user_version={Current}", transaction: transaction);
        transaction.Commit();
    }
}
