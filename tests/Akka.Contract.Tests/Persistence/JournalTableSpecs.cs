using Akka.Actor;

namespace Akka.Contract.Tests.Persistence;

/// <summary>The file is that of Akka.Persistence.Sql 1.5.30 on SQLite, so that a data directory can move between runtimes.</summary>
public sealed class JournalTableSpecs : JournalSpecs
{
    [Theory]
    [InlineData("journal", "ordering|INTEGER|1|1", "created|BigInt|1|0", "deleted|Bit|1|0", "persistence_id|NVarChar(255)|1|0", "sequence_number|BigInt|1|0", "message|VarBinary|1|0", "manifest|NVarChar(500)|0|0", "identifier|INTEGER|0|0", "writer_uuid|NVarChar(128)|0|0")]
    [InlineData("tags", "ordering_id|INTEGER|1|1", "tag|NVarChar(64)|1|2", "sequence_nr|INTEGER|1|0", "persistence_id|NVarChar(255)|1|0")]
    [InlineData("snapshot", "persistence_id|NVarChar(255)|1|1", "sequence_number|BigInt|1|2", "created|BigInt|1|0", "snapshot|VarBinary|0|0", "manifest|NVarChar(500)|0|0", "serializer_id|INTEGER|0|0")]
    public async Task The_columns_have_their_names_types_and_keys(string table, params string[] columns)
    {
        await StartAsync("a");
        Assert.Equal(columns, File.Query($"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')"), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("journal_uq", "1|persistence_id", "1|sequence_number")]
    [InlineData("journal_created_idx", "0|created")]
    [InlineData("journal_sequence_number_idx", "0|sequence_number")]
    [InlineData("tags_persistence_id_sequence_nr_idx", "0|persistence_id", "0|sequence_nr")]
    [InlineData("tags_tag_idx", "0|tag")]
    [InlineData("snapshot_sequence_number_idx", "0|sequence_number")]
    [InlineData("snapshot_created_idx", "0|created")]
    public async Task The_indexes_have_their_names_and_columns(string index, params string[] columns)
    {
        await StartAsync("a");
        Assert.Equal(columns, File.Query(
            $"""
            SELECT list."unique", info.name FROM sqlite_schema AS schema
            JOIN pragma_index_list(schema.name) AS list JOIN pragma_index_info(list.name) AS info
            WHERE schema.type = 'table' AND list.name = '{index}' ORDER BY info.seqno
            """));
    }

    [Fact]
    public async Task Numbers_of_the_journal_are_never_used_twice()
    {
        await StartAsync("a");
        Assert.Contains("AUTOINCREMENT", File.Query("SELECT sql FROM sqlite_schema WHERE name = 'journal'")[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_stored_event_has_the_values_the_official_journal_writes()
    {
        var before = TimeProvider.System.GetUtcNow().Ticks;
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Note("one")));
        await Seen.ExpectAsync("stored one");
        var after = TimeProvider.System.GetUtcNow().Ticks;

        Assert.Equal(
            [$"1|0|a|1|one|blob|{NotedSerializer.EventManifest}|{NotedSerializer.Number}"],
            File.Query("SELECT ordering, deleted, persistence_id, sequence_number, CAST(message AS TEXT), typeof(message), manifest, identifier FROM journal"));
        Assert.InRange(long.Parse(File.Query("SELECT created FROM journal")[0], null), before, after);
        Assert.True(Guid.TryParse(File.Query("SELECT writer_uuid FROM journal")[0], out _));
        Assert.Equal(["0"], File.Query("SELECT COUNT(*) FROM tags"));
    }

    [Fact]
    public async Task A_stored_snapshot_has_the_values_the_official_store_writes()
    {
        var before = TimeProvider.System.GetUtcNow().Ticks;
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.Note("one")));
        subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar("state"))));
        await Seen.ExpectAsync("stored one", "saved at 1");

        Assert.Equal(
            [$"a|1|state|blob|{NotedSerializer.StateManifest}|{NotedSerializer.Number}"],
            File.Query("SELECT persistence_id, sequence_number, CAST(snapshot AS TEXT), typeof(snapshot), manifest, serializer_id FROM snapshot"));
        Assert.InRange(long.Parse(File.Query("SELECT created FROM snapshot")[0], null), before, TimeProvider.System.GetUtcNow().Ticks);
    }

    [Fact]
    public async Task Rows_written_by_the_official_plug_in_are_recovered()
    {
        await StartAsync("other");
        File.Execute(
            $"""
            INSERT INTO snapshot(persistence_id, sequence_number, created, snapshot, manifest, serializer_id)
            VALUES ('a', 1, 638000000000000000, CAST('one' AS BLOB), '{NotedSerializer.StateManifest}', {NotedSerializer.Number});
            INSERT INTO journal(created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid) VALUES
            (638000000000000000, 0, 'a', 1, CAST('one' AS BLOB), '{NotedSerializer.EventManifest}', {NotedSerializer.Number}, '6d3a5a4e-0000-4000-8000-000000000001'),
            (638000000000000001, 0, 'a', 2, CAST('two' AS BLOB), '{NotedSerializer.EventManifest}', {NotedSerializer.Number}, '6d3a5a4e-0000-4000-8000-000000000001'),
            (638000000000000002, 1, 'a', 3, CAST('deleted' AS BLOB), '{NotedSerializer.EventManifest}', {NotedSerializer.Number}, NULL);
            """);
        var subject = Host.Start("a", Seen);
        await Seen.ExpectAsync("snapshot one at 1", "recovered two", "replayed", "completed at 3");
        subject.Tell(new Do(it => it.Note("four")));
        await Seen.ExpectAsync("stored four");
        Assert.Equal(["4"], File.Query("SELECT MAX(sequence_number) FROM journal WHERE persistence_id = 'a'"));
    }

    [Fact]
    public async Task Events_survive_the_end_of_the_process()
    {
        var subject = await StartAsync("a");
        subject.Tell(new Do(it => it.NoteAll("one", "two")));
        subject.Tell(new Do(it => it.SaveSnapshot(new NotedSoFar("one,two"))));
        await Seen.ExpectAsync("stored one", "stored two", "saved at 2");
        subject.Tell(new Do(it => it.Note("three")));
        await Seen.ExpectAsync("stored three");
        await RestartHostAsync();
        await Seen.NextStartingWithAsync("stopped");
        Host.Start("a", Seen);
        await Seen.ExpectAsync("snapshot one,two at 2", "recovered three", "replayed", "completed at 3");
    }
}
