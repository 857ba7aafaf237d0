using System.Runtime.InteropServices;

namespace FamilyChat.Web.Operations.Memory;

/// <summary>
/// What the C library keeps of memory that was freed: the compiler's work space and SQLite's pages, in one arena for each thread that came
/// by. Left alone it keeps them for good. Source: malloc_trim(3), which takes all arenas since glibc 2.8.
/// </summary>
static class NativeHeap
{
    delegate int MallocTrim(nuint keep);

    static readonly MallocTrim? Trim = Find();

    /// <summary>Gives whole free pages back to the machine; does nothing where the C library has no such call (musl).</summary>
    public static void GiveBack() => Trim?.Invoke(0);

    static MallocTrim? Find() =>
        NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim)
            ? Marshal.GetDelegateForFunctionPointer<MallocTrim>(trim)
            : null;
}
