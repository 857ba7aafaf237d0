using System.Globalization;
using System.Text;
using FamilyChat.Music.Library;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Downloads;

/// <summary>Rows as an extended M3U playlist in UTF-8 (RFC 8216 section 4 names the format's head; players read <c>#EXTINF:seconds,artist - title</c>).</summary>
public static class Playlist
{
    /// <summary>The playlist, or null where the rows do not say where their files are.</summary>
    /// <param name="library">Tells which of the columns are titles, names, lengths and places.</param>
    public static string? From(QueryResult result, LibrarySnapshot library)
    {
        var meanings = result.Columns.Select(c => library.Columns.FirstOrDefault(x => x.Name.Equals(c, StringComparison.OrdinalIgnoreCase))?.Meaning ?? Meaning.Other).ToList();
        var location = meanings.IndexOf(Meaning.Location);
        if (location < 0)
            return null;
        var (title, artist, duration) = (meanings.IndexOf(Meaning.Title), meanings.IndexOf(Meaning.Artist), meanings.IndexOf(Meaning.Duration));
        var playlist = new StringBuilder("#EXTM3U\n");
        foreach (var row in result.Rows)
        {
            var path = Line(row[location]);
            if (path.Length == 0)
                continue;
            var seconds = duration >= 0 && row[duration] is { } length and not string ? Convert.ToDouble(length, CultureInfo.InvariantCulture) : -1;
            var name = string.Join(" - ", new[] { artist, title }.Where(i => i >= 0).Select(i => Line(row[i])).Where(t => t.Length > 0));
            playlist.Append(CultureInfo.InvariantCulture, $"#EXTINF:{Math.Round(seconds)},{name}\n");
            // A line that starts with # would be a directive.
            playlist.Append(path[0] == '#' ? "./" : "").Append(path).Append('\n');
        }
        return playlist.ToString();
    }

    private static string Line(object? value) => string.Concat((Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Where(c => !char.IsControl(c))).Trim();
}
