using CsvHelper;

namespace FamilyChat.Music.Sample;

/// <summary>
/// A small music library for a fresh machine: real albums in many languages and scripts, with the gaps and spellings real libraries have.
/// A composer stands in the one column here and in the other there, some years are missing, and a name is not always spelled the same.
/// It is written as a spreadsheet and imported like any other.
/// </summary>
public static class SampleLibrary
{
    /// <summary>What the page calls it.</summary>
    public const string Name = "Sample library.csv";

    private static readonly string[] Headings = ["Title", "Artist", "Album Artist", "Composer", "Album", "Genre", "Language", "Year", "Track Number", "Length"];

    internal static IEnumerable<SampleAlbum> Albums =>
        new[] { SampleIndia.Rahman, SampleIndia.Others, SampleEnglish.Sixties, SampleEnglish.Later, SampleJazz.Text, SampleEurope.Text, SampleWorld.Text }.SelectMany(SampleCatalogue.Read);

    /// <summary>Writes the sample as csv, in UTF-8.</summary>
    public static async Task WriteAsync(string path, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.ToFile(path);
        foreach (var heading in Headings)
            csv.WriteField(heading);
        await csv.EndRecordAsync(cancellation);
        foreach (var album in Albums)
        {
            for (var i = 0; i < album.Songs.Count; i++)
            {
                foreach (var cell in Row(album, album.Songs[i], i + 1))
                    csv.WriteField(cell);
                await csv.EndRecordAsync(cancellation);
            }
        }
        await csv.FlushAsync(cancellation);
    }

    private static string[] Row(SampleAlbum album, SampleSong song, int number) =>
    [
        song.Title, song.Artist.Length > 0 ? song.Artist : album.Artist, album.AlbumArtist, album.Composer, album.Title, album.Genre, album.Language, album.Year,
        album.IsComplete ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "", song.Length,
    ];
}
