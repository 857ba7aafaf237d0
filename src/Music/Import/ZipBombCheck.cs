using System.Buffers;
using System.IO.Compression;

namespace FamilyChat.Music.Import;

/// <summary>Unpacks a spreadsheet file into nothing, counting, before anything reads it: the sizes a zip file states can lie.</summary>
internal static class ZipBombCheck
{
    private const long RatioFrom = 10 * 1024 * 1024;

    /// <exception cref="ImportRefusedException">It unpacks to more than the limits allow, or is no zip file.</exception>
    public static void Require(string path, ImportLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (!zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
                throw new ImportRefusedException(ImportRefusals.NoSpreadsheet);
            var packed = new FileInfo(path).Length;
            var total = 0L;
            foreach (var entry in zip.Entries)
            {
                var before = total;
                foreach (var read in Chunks(entry))
                {
                    cancellation.ThrowIfCancellationRequested();
                    total += read;
                    var isShared = entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
                    if (total > limits.UnpackedBytes || (isShared && total - before > limits.SharedTextBytes))
                        throw new ImportRefusedException(ImportRefusals.SpreadsheetTooLarge);
                    if (total > RatioFrom && total > packed * limits.UnpackedRatio)
                        throw new ImportRefusedException(ImportRefusals.SpreadsheetUnpacksTooFar);
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw new ImportRefusedException(ImportRefusals.SpreadsheetDamaged, e);
        }
    }

    private static IEnumerable<int> Chunks(ZipArchiveEntry entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var stream = entry.Open();
            while (stream.Read(buffer, 0, buffer.Length) is var read and > 0)
                yield return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
