using System.Globalization;

namespace FamilyChat.Music.Import;

/// <summary>A text that changes when one of some files does: in name, size or date, be the date newer or older.</summary>
public static class SourceStamp
{
    /// <summary>Files that are not there, or not any more, have a stamp of their own.</summary>
    public static string Of(IEnumerable<ImportSource> sources) => string.Join('\n', sources.Select(Of));

    private static string Of(ImportSource source)
    {
        var file = new FileInfo(source.Path);
        return string.Create(CultureInfo.InvariantCulture, $"{source.Name}|{(file.Exists ? file.Length : -1)}|{file.LastWriteTimeUtc.Ticks}");
    }
}
