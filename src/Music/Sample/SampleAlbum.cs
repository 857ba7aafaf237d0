namespace FamilyChat.Music.Sample;

/// <summary>An album of the sample library as it is written down in the catalogue.</summary>
/// <param name="IsComplete">Whether the songs are all of the album's, in order, so that they have numbers.</param>
internal sealed record SampleAlbum(
    string Title, string Artist, string AlbumArtist, string Composer, string Year, string Genre, string Language, bool IsComplete, IReadOnlyList<SampleSong> Songs);

/// <param name="Artist">Empty where it is the album's.</param>
/// <param name="Length">Minutes and seconds, or empty.</param>
internal sealed record SampleSong(string Title, string Artist, string Length);

/// <summary>
/// Reads the catalogue. An album is a line of <c>= title | artist | album artist | composer | year | genre | language</c>, with <c>~</c> for one that is not
/// complete; a song is a line of its title, then <c>@</c> and who sings it, then <c>#</c> and how long, where these are known.
/// </summary>
internal static class SampleCatalogue
{
    public static IEnumerable<SampleAlbum> Read(string text)
    {
        string[]? head = null;
        var songs = new List<SampleSong>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is not ('=' or '~'))
            {
                songs.Add(Song(line));
                continue;
            }
            if (head is not null)
                yield return Album(head, songs);
            head = line.Split('|', StringSplitOptions.TrimEntries);
            songs = [];
        }
        if (head is not null)
            yield return Album(head, songs);
    }

    private static SampleAlbum Album(string[] head, List<SampleSong> songs) =>
        new(head[0][1..].Trim(), head[1], head[2], head[3], head[4], head[5], head[6], head[0][0] == '=', songs);

    private static SampleSong Song(string line)
    {
        var length = line.Split(" # ");
        var singer = length[0].Split(" @ ");
        return new SampleSong(singer[0].Trim(), singer.Length > 1 ? singer[1].Trim() : "", length.Length > 1 ? length[1].Trim() : "");
    }
}
