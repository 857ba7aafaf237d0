using System.Text;

namespace FamilyChat.Music.Import;

internal enum FileKind { Text, Xlsx, Xls, Sqlite, Plist }

/// <summary>Tells what a file is by its first bytes; names lie.</summary>
internal static class FileSniffer
{
    private const int Sample = 4096;

    /// <exception cref="ImportRefusedException">It is nothing the library can be made from.</exception>
    public static FileKind Detect(string path)
    {
        var head = Head(path);
        if (head.Length == 0)
            throw new ImportRefusedException(ImportRefusals.EmptyFile);
        if (head.AsSpan().StartsWith("SQLite format 3\0"u8))
            return FileKind.Sqlite;
        if (head.AsSpan().StartsWith("PK\x03\x04"u8))
            return FileKind.Xlsx;
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) || (head[0] == 0x09 && head.Length > 3 && head[1] is 0 or 2 or 4 or 8 && head[3] == 0))
            return FileKind.Xls;
        if (head.AsSpan().IndexOf("<plist"u8) >= 0 || head.AsSpan().IndexOf("<!DOCTYPE plist"u8) >= 0)
            return FileKind.Plist;
        if (EncodingOf(head) is UTF8Encoding or { CodePage: 65001 } && head.AsSpan().Contains((byte)0))
            throw new ImportRefusedException(ImportRefusals.NoTable);
        return FileKind.Text;
    }

    /// <summary>The encoding of a text file: its mark, or UTF-16 by its zero bytes, or UTF-8 with a fallback to Windows-1252.</summary>
    public static Encoding TextEncoding(string path) => EncodingOf(Head(path));

    private static Encoding EncodingOf(ReadOnlySpan<byte> head)
    {
        // Its mark begins with that of UTF-16.
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Encoding.UTF32;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        var pairs = head.Length / 2;
        if (pairs > 4 && odd > pairs * 2 / 5 && even < pairs / 20)
            return Encoding.Unicode;
        return pairs > 4 && even > pairs * 2 / 5 && odd < pairs / 20 ? Encoding.BigEndianUnicode : LatinFallback.Utf8OrLatin;
    }

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Sample];
        return head[..file.ReadAtLeast(head, Sample, throwOnEndOfStream: false)];
    }
}
