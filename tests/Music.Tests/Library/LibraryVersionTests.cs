using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Sql;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Tests.Library;

public sealed class LibraryVersionTests
{
    private const string Old = "Title,Artist\nHelp!,The Beatles\n";

    [Fact]
    public async Task The_old_version_serves_until_the_new_one_is_complete_and_a_stopped_import_leaves_it()
    {
        await using var library = await TestLibrary.FromTextAsync(Old);
        var path = Path.Combine(library.Folder, "new.csv");
        await Import.LargeFile.WriteAsync(path, 30_000);
        using var stop = new CancellationTokenSource();
        var seen = new TaskCompletionSource<string[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        var progress = new Step(async () =>
        {
            seen.TrySetResult(await library.LinesAsync("SELECT title FROM songs"));
            await stop.CancelAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.Library.ImportAsync(new ImportSource(path), progress, stop.Token));

        Assert.Equal(["Help!"], await seen.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(["Help!"], await library.LinesAsync("SELECT title FROM songs"));
        Assert.Equal((1L, "stopped"), (library.Library.Current!.Version, (await library.Library.GetImportsAsync())[0].State));
    }

    [Fact]
    public async Task An_import_that_a_power_cut_ended_is_closed_at_the_next_start_and_its_copies_are_gone()
    {
        await using var library = await TestLibrary.FromTextAsync(Old);
        var copy = Directory.CreateTempSubdirectory("familychat-music-");
        foreach (var file in Directory.EnumerateFiles(library.Folder, "music.db*"))
            File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
        var path = Path.Combine(copy.FullName, "music.db");
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO _imports(id, source, started_at, state) VALUES ('00000000-0000-7000-8000-000000000001', 'x.csv', '2030-01-01T00:00:00Z', 'running')";
            await command.ExecuteNonQueryAsync();
        }
        Directory.CreateDirectory(path + ".importing");

        await using (var reopened = await MusicLibrary.OpenAsync(path, new ImportLimits(), TimeProvider.System))
        {
            Assert.Equal("interrupted", (await reopened.GetImportsAsync())[0].State);
            Assert.Equal(1, reopened.Current!.Version);
            Assert.False(Directory.Exists(path + ".importing"));
        }
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task Several_files_become_one_library()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var one = await library.WriteAsync("a.csv", Old);
        var two = await library.WriteAsync("b.tsv", "Name\tYear\nSo What\t1959\n");

        await library.Library.ImportAsync([new ImportSource(one), new ImportSource(two)], null, null, CancellationToken.None);

        Assert.Equal(["Help!|The Beatles|-", "So What|-|1959"], await library.LinesAsync("SELECT title, artist, year FROM songs"));
    }

    [Fact]
    public async Task A_beets_database_keeps_its_tables_and_its_paths_become_text()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var path = Path.Combine(library.Folder, "beets.db");
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE items(id INTEGER PRIMARY KEY, path BLOB, album_id INTEGER, title TEXT, artist TEXT, albumartist TEXT, album TEXT, genres TEXT, composers TEXT,
                    year INTEGER, original_year INTEGER, track INTEGER, disc INTEGER, length REAL, bitrate INTEGER, format TEXT, added REAL);
                CREATE TABLE albums(id INTEGER PRIMARY KEY, artpath BLOB, albumartist TEXT, album TEXT, year INTEGER);
                INSERT INTO items VALUES (1, x'2f6d757369632f612e666c6163', 1, 'So What', 'Miles Davis', 'Miles Davis', 'Kind of Blue', 'Jazz', 'Miles Davis', 1997, 1959, 1, 1, 562.0, 900000, 'FLAC', 1500000000.5);
                INSERT INTO albums VALUES (1, x'00ff00', 'Miles Davis', 'Kind of Blue', 1997);
                CREATE VIEW sneaky AS SELECT * FROM items;
                CREATE VIRTUAL TABLE search USING fts5(title);
                CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM items; END;
                """;
            await command.ExecuteNonQueryAsync();
        }

        var report = await library.Library.ImportAsync(new ImportSource(path));

        Assert.Equal(["items", "albums"], library.Library.Current!.Tables.Select(t => t.Name));
        Assert.Equal(["/music/a.flac|So What|Jazz|Miles Davis|1959|562"], await library.LinesAsync("SELECT path, title, genres, composers, original_year, length FROM items"));
        Assert.Equal(Meaning.Composer, library.Library.Current.Columns.Single(c => c.Name == "composers").Meaning);
        Assert.Contains("artpath", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_library_a_question_is_told_so()
    {
        await using var library = await TestLibrary.EmptyAsync();

        Assert.Equal(QueryException.NoLibrary, (await Assert.ThrowsAsync<QueryException>(() => library.QueryAsync("SELECT 1"))).Code);
    }

    [Fact]
    public async Task A_file_that_is_still_being_copied_is_waited_for_and_a_settled_one_is_given_once()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var folder = Directory.CreateDirectory(Path.Combine(library.Folder, "watched"));
        var path = Path.Combine(folder.FullName, "a.csv");
        await File.WriteAllTextAsync(path, Old);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var watcher = new SourceWatcher(folder.FullName, TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var given = new List<string>();

        await foreach (var files in watcher.ChangesAsync(stop.Token))
        {
            given.Add(string.Join(',', files.Select(f => $"{f.Name}:{new FileInfo(f.Path).Length}")));
            if (given.Count == 2)
                break;
            await File.AppendAllTextAsync(path, "Girl,The Beatles\n");
        }

        Assert.Equal([$"a.csv:{Old.Length}", $"a.csv:{Old.Length + 17}"], given);
    }

    [Fact]
    public async Task What_has_been_imported_is_known_again_until_it_changes_be_its_new_date_older()
    {
        await using var library = await TestLibrary.EmptyAsync();
        var source = new ImportSource(await library.WriteAsync("a.csv", Old));
        await library.Library.ImportAsync(source);
        var known = library.Library.Current!.Stamp;
        Assert.Equal(SourceStamp.Of([source]), known);
        await File.WriteAllTextAsync(source.Path, Old.Replace("Help!", "Girl!", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(source.Path, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var watcher = new SourceWatcher(source.Path, TimeSpan.FromMilliseconds(20), TimeProvider.System, known);

        await using var changes = watcher.ChangesAsync(stop.Token).GetAsyncEnumerator();

        Assert.True(await changes.MoveNextAsync());
        Assert.Equal([source], changes.Current);
    }

    private sealed class Step(Func<Task> act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => act().GetAwaiter().GetResult();
    }
}
