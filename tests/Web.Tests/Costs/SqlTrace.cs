using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace FamilyChat.Web.Tests.Costs;

/// <summary>
/// Every statement that SQLite begins in this process, told by SQLite itself (<c>sqlite3_trace_v2</c> on each connection as it is opened, by
/// <c>sqlite3_auto_extension</c>): whoever runs it, and however it is asked for.
/// </summary>
static class SqlTrace
{
    const string Library = "e_sqlite3";
    const uint StatementBegins = 1;

    // Held for as long as the process lives: SQLite has nothing but their addresses.
    static readonly Opened OnOpened = Trace;
    static readonly Began OnBegan = Note;
    static readonly ConcurrentDictionary<nint, string> Files = new();
    static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Recordings = new(StringComparer.Ordinal);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int Opened(nint database, nint error, nint api);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int Began(uint kind, nint context, nint statement, nint sql);

    /// <summary>From here on, for connections that are opened from here on.</summary>
    public static void Begin() => Assert.Equal(0, sqlite3_auto_extension(Marshal.GetFunctionPointerForDelegate(OnOpened)));

    /// <summary>What is run on the databases of one folder while <paramref name="work"/> goes on, as <c>file: SQL</c>.</summary>
    public static async Task<IReadOnlyList<string>> DuringAsync(string folder, Func<Task> work)
    {
        var recording = new ConcurrentQueue<string>();
        Assert.True(Recordings.TryAdd(folder, recording));
        try
        {
            await work();
        }
        finally
        {
            Recordings.TryRemove(folder, out _);
        }

        return [.. recording];
    }

    static int Trace(nint database, nint error, nint api)
    {
        Files[database] = Marshal.PtrToStringUTF8(sqlite3_db_filename(database, main: 0)) ?? "";
        _ = sqlite3_trace_v2(database, StatementBegins, Marshal.GetFunctionPointerForDelegate(OnBegan), database);
        return 0;
    }

    static int Note(uint kind, nint database, nint statement, nint sql)
    {
        if (Files.TryGetValue(database, out var file) && Recordings.TryGetValue(Path.GetDirectoryName(file) ?? "", out var recording))
            recording.Enqueue($"{Path.GetFileName(file)}: {Marshal.PtrToStringUTF8(sql)}");
        return 0;
    }

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    static extern int sqlite3_auto_extension(nint entryPoint);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    static extern int sqlite3_trace_v2(nint database, uint kinds, nint callback, nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    static extern nint sqlite3_db_filename(nint database, nint main);
}
