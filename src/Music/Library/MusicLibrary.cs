using Dapper;
using FamilyChat.Music.Import;
using FamilyChat.Music.Sql;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Library;

/// <summary>
/// The family's music as tables in <c>music.db</c>, one version at a time. Any number may read while an import writes the next version;
/// they go on with the old one until it is complete. Imports and edits follow one another.
/// </summary>
public sealed class MusicLibrary : IAsyncDisposable
{
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _previewing = new(1);
    private readonly string _readOnly;
    private readonly ImportLimits _limits;
    private readonly TimeProvider _time;
    private LibrarySnapshot? _current;

    private MusicLibrary(string path, SqliteConnection writer, ImportLimits limits, TimeProvider time)
    {
        (Path, _writer, _limits, _time) = (path, writer, limits, time);
        _readOnly = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ConnectionString;
    }

    public string Path { get; }

    /// <summary>The version that serves now; null until something was imported.</summary>
    public LibrarySnapshot? Current => Volatile.Read(ref _current);

    /// <summary>Opens the library, makes it where there is none, and clears away what an interrupted import left.</summary>
    /// <exception cref="NotSupportedException">SQLite is too old to be safe, or the file was made by a newer product.</exception>
    public static Task<MusicLibrary> OpenAsync(string path, ImportLimits limits, TimeProvider time, CancellationToken cancellation = default) =>
        Task.Run(
            () =>
            {
                SqliteVersion.Require();
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
                var writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
                var library = new MusicLibrary(path, writer, limits, time);
                try
                {
                    writer.Open();
                    writer.Execute("PRAGMA cache_size=-16384; PRAGMA busy_timeout=5000; PRAGMA temp_store=FILE");
                    LibrarySchema.Ensure(writer);
                    library.ClearInterrupted();
                    library._current = SnapshotReader.Read(writer);
                    return library;
                }
                catch
                {
                    writer.Dispose();
                    throw;
                }
            },
            cancellation);

    /// <inheritdoc cref="ImportAsync(IReadOnlyList{ImportSource}, IProgress{ImportProgress}?, Guid?, CancellationToken)"/>
    public Task<ImportReport> ImportAsync(ImportSource source, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
        ImportAsync([source], progress, importId: null, cancellation);

    /// <summary>Makes a new version of the library from files: csv, tsv, txt, xlsx, xls, iTunes XML or SQLite. The old one serves until it is complete.</summary>
    /// <param name="importId">The id under which the import is listed; made here where null.</param>
    /// <exception cref="ImportRefusedException">A file cannot be imported; the message says what to do, and the old version stays.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the old version stays.</exception>
    public Task<ImportReport> ImportAsync(
        IReadOnlyList<ImportSource> sources, IProgress<ImportProgress>? progress, Guid? importId, CancellationToken cancellation) =>
        // One that is stopped while it waits still takes its turn, so that the list of imports tells of it.
        WriteAsync(writer => new ImportRun(writer, Path, _limits, _time).Run(importId, sources, progress, cancellation), CancellationToken.None);

    /// <summary>Reads the first rows of a file as an import would, and changes nothing. One at a time.</summary>
    /// <param name="rows">Rows of each table.</param>
    /// <exception cref="ImportRefusedException">The file cannot be imported; the message says what to do.</exception>
    public async Task<ImportPreview> PreviewAsync(ImportSource source, int rows, CancellationToken cancellation = default)
    {
        await _previewing.WaitAsync(cancellation);
        try
        {
            var edits = await ReadAsync(MeaningEdit.All, cancellation);
            return await Task.Run(() => new PreviewRun(Path, _limits, _time).Run(source, rows, edits, cancellation), CancellationToken.None);
        }
        finally
        {
            _previewing.Release();
        }
    }

    /// <summary>Says what a column is. The version grows, because the same question may now mean another statement.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Task EditMeaningAsync(string table, string column, Meaning meaning, string description, CancellationToken cancellation = default) =>
        WriteAsync(writer => MeaningEdit.Apply(writer, table, column, meaning, description, cancellation), cancellation);

    /// <summary>Takes back what was said of a column: it means again what the import took it for.</summary>
    /// <returns>False where nothing was said of it.</returns>
    public Task<bool> ForgetMeaningAsync(string table, string column, CancellationToken cancellation = default) =>
        WriteAsync(writer => MeaningEdit.Forget(writer, table, column, cancellation), cancellation);

    /// <summary>The latest imports, newest first.</summary>
    public Task<IReadOnlyList<ImportRecord>> GetImportsAsync(CancellationToken cancellation = default) => ReadAsync(ImportHistory.List, cancellation);

    /// <summary>The problems kept of one import, in the order they were met.</summary>
    public Task<IReadOnlyList<ImportProblem>> GetProblemsAsync(Guid importId, CancellationToken cancellation = default) =>
        ReadAsync(connection => ImportHistory.Problems(connection, importId), cancellation);

    /// <summary>A few rows of a table for the prompt, cells cut to <paramref name="cellLength"/> UTF-16 code units.</summary>
    public Task<SampleRows> GetSampleRowsAsync(string table, int rows, int cellLength, CancellationToken cancellation = default) =>
        ReadAsync(connection => SampleRows.Read(connection, Current?.Tables.First(t => t.Name == table) ?? throw NoLibrary(), rows, cellLength), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        await _writer.DisposeAsync();
        using var reader = new SqliteConnection(_readOnly);
        SqliteConnection.ClearPool(reader);
        _writing.Dispose();
        _previewing.Dispose();
    }

    internal GuardedConnection OpenGuarded(QueryLimits limits) => GuardedConnection.Open(Path, limits, Describe);

    internal Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                using var connection = new SqliteConnection(_readOnly);
                connection.Open();
                return read(connection);
            },
            cancellation);

    internal async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => write(_writer), CancellationToken.None);
        }
        finally
        {
            Volatile.Write(ref _current, SnapshotReader.Read(_writer));
            _writing.Release();
        }
    }

    /// <summary>Writes what is good to have and changes no version; gives up at once where something else is being written.</summary>
    internal async Task<bool> TryWriteAsync(Action<SqliteConnection> write, CancellationToken cancellation)
    {
        if (!await _writing.WaitAsync(TimeSpan.Zero, cancellation))
            return false;
        try
        {
            await Task.Run(() => write(_writer), CancellationToken.None);
            return true;
        }
        finally
        {
            _writing.Release();
        }
    }

    private static QueryException NoLibrary() => new(QueryException.NoLibrary, "There is no music library yet.");

    private LibrarySnapshot Describe(SqliteConnection connection)
    {
        var version = SnapshotReader.Version(connection);
        return Current is { } current && current.Version == version ? current : SnapshotReader.Read(connection) ?? throw NoLibrary();
    }

    private void ClearInterrupted()
    {
        ImportHistory.CloseInterrupted(_writer, _time.GetUtcNow());
        _writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        ImportRun.ClearTemporary(Path);
        PreviewRun.ClearTemporary(Path);
    }
}
