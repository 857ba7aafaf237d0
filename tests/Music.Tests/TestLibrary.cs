using System.Text;
using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Tests;

/// <summary>A library on disk in a folder of its own, gone when the test is over.</summary>
internal sealed class TestLibrary : IAsyncDisposable
{
    /// <summary>Where the limits are not what is shown, a machine that is busy with something else for a while, or fills the same heap, reaches none.</summary>
    public static readonly QueryLimits Patient = new() { Time = TimeSpan.FromMinutes(1), MemoryBytes = long.MaxValue };

    private readonly DirectoryInfo _folder;

    private TestLibrary(DirectoryInfo folder, MusicLibrary library, QueryLimits limits)
    {
        (_folder, Library) = (folder, library);
        Guard = new SqlGuard(library, limits, TimeProvider.System);
    }

    public MusicLibrary Library { get; }

    public SqlGuard Guard { get; }

    public string Folder => _folder.FullName;

    public static string DataPath(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    public static async Task<TestLibrary> EmptyAsync(ImportLimits? limits = null, QueryLimits? queryLimits = null)
    {
        var folder = Directory.CreateTempSubdirectory("familychat-music-");
        var library = await MusicLibrary.OpenAsync(Path.Combine(folder.FullName, "music.db"), limits ?? new ImportLimits(), TimeProvider.System);
        return new TestLibrary(folder, library, queryLimits ?? Patient);
    }

    public static async Task<TestLibrary> FromTextAsync(string text, Encoding? encoding = null)
    {
        var library = await EmptyAsync();
        await library.ImportTextAsync(text, encoding);
        return library;
    }

    public static async Task<TestLibrary> ChinookAsync()
    {
        var library = await EmptyAsync();
        await library.Library.ImportAsync(new ImportSource(DataPath("chinook.sqlite")));
        return library;
    }

    public async Task<ImportReport> ImportTextAsync(string text, Encoding? encoding = null, string name = "songs.csv")
    {
        var path = await WriteAsync(name, text, encoding);
        return await Library.ImportAsync(new ImportSource(path));
    }

    public async Task<string> WriteAsync(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public Task<QueryResult> QueryAsync(string sql) => Guard.ExecuteAsync(sql);

    /// <summary>The rows of a query as text, cells parted by a bar, NULL as a dash.</summary>
    public async Task<string[]> LinesAsync(string sql)
    {
        var result = await QueryAsync(sql);
        return [.. result.Rows.Select(r => string.Join('|', r.Select(c => Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } t ? t : "-")))];
    }

    public async ValueTask DisposeAsync()
    {
        await Library.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
