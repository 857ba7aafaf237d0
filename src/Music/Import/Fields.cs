using System.Collections.Frozen;
using FamilyChat.Music.Library;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Import;

/// <summary>
/// The headings of the programs families export from (iTunes and Apple Music, MusicBee, Mp3tag, Discogs, beets, Exportify, Plex WebTools, foobar2000)
/// and what people write in their own sheets, in a few languages.
/// </summary>
internal static class Fields
{
    private static readonly Field[] All =
    [
        new(Meaning.Title, "title", FieldKind.Text, "title of the song",
            "title", "name", "trackname", "tracktitle", "songname", "songtitle", "song", "titel", "titre", "titulo", "titolo", "cancion", "chanson", "lied", "曲名"),
        new(Meaning.Artist, "artist", FieldKind.Text, "who performs it",
            "artist", "artists", "artistname", "artistnames", "trackartist", "performer", "singer", "singers", "interpret", "kunstler", "kuenstler", "artiste",
            "artista", "interprete", "アーティスト", "歌手"),
        new(Meaning.AlbumArtist, "album_artist", FieldKind.Text, "whose album it is",
            "albumartist", "albumartists", "albumartistname", "albumartistnames", "albuminterpret", "albumkunstler", "artistedelalbum", "band"),
        new(Meaning.Album, "album", FieldKind.Text, "title of the album or film",
            "album", "albums", "albumtitle", "albumname", "film", "movie", "release", "アルバム", "专辑"),
        new(Meaning.Composer, "composer", FieldKind.Text, "who wrote the music",
            "composer", "composers", "composername", "composedby", "musicdirector", "musicby", "komponist", "compositeur", "compositor", "compositore", "作曲"),
        new(Meaning.Lyricist, "lyricist", FieldKind.Text, "who wrote the words", "lyricist", "lyricists", "lyricsby", "textdichter", "parolier", "letrista", "作詞"),
        new(Meaning.Genre, "genre", FieldKind.Text, "style of music", "genre", "genres", "style", "genero", "genere", "ジャンル"),
        new(Meaning.Language, "language", FieldKind.Text, "language sung in", "language", "languages", "sprache", "langue", "idioma", "lingua"),
        new(Meaning.Label, "label", FieldKind.Text, "record label", "label", "recordlabel", "publisher"),
        new(Meaning.Grouping, "grouping", FieldKind.Text, "grouping", "grouping"),
        new(Meaning.Year, "year", FieldKind.Year, "year of release",
            "year", "releaseyear", "released", "releasedate", "albumreleasedate", "albumyear", "date", "jahr", "erscheinungsjahr", "annee", "ano", "anno", "年"),
        new(Meaning.Duration, "duration_seconds", FieldKind.Duration, "length in seconds",
            "time", "totaltime", "length", "duration", "durationms", "trackduration", "trackdurationms", "milliseconds", "lange", "laenge", "dauer", "duree",
            "duracion", "durata", "時間"),
        new(Meaning.Rating, "rating", FieldKind.Rating, "stars, 0 to 5", "rating", "myrating", "stars", "bewertung", "note"),
        new(Meaning.TrackNumber, "track_number", FieldKind.Integer, "place on the disc", "tracknumber", "track", "trackno", "tracknr", "tracknum"),
        new(Meaning.TrackCount, "track_count", FieldKind.Integer, "tracks on the disc", "trackcount", "tracktotal", "totaltracks"),
        new(Meaning.DiscNumber, "disc_number", FieldKind.Integer, "disc of the album", "discnumber", "disc", "discno", "cd", "disk", "disknumber"),
        new(Meaning.DiscCount, "disc_count", FieldKind.Integer, "discs of the album", "disccount", "disctotal", "totaldiscs"),
        new(Meaning.PlayCount, "play_count", FieldKind.Integer, "times played", "plays", "playcount", "playcounter", "wiedergaben"),
        new(Meaning.SkipCount, "skip_count", FieldKind.Integer, "times skipped", "skips", "skipcount"),
        new(Meaning.LastPlayed, "last_played", FieldKind.Date, "when it was last played, YYYY-MM-DD HH:MM:SS", "lastplayed", "playdateutc"),
        new(Meaning.LastSkipped, "last_skipped", FieldKind.Date, "when it was last skipped, YYYY-MM-DD HH:MM:SS", "lastskipped", "skipdate"),
        new(Meaning.DateAdded, "date_added", FieldKind.Date, "when it came into the library, YYYY-MM-DD HH:MM:SS", "dateadded", "added", "addedat", "hinzugefugt"),
        new(Meaning.DateModified, "date_modified", FieldKind.Date, "when its file last changed, YYYY-MM-DD HH:MM:SS", "datemodified", "lastmodified", "modified", "mtime"),
        new(Meaning.BitRate, "bit_rate", FieldKind.Integer, "kbit/s", "bitrate"),
        new(Meaning.SampleRate, "sample_rate", FieldKind.Integer, "Hz", "samplerate"),
        new(Meaning.FileSize, "file_size", FieldKind.Integer, "bytes", "size", "filesize", "sizebytes"),
        new(Meaning.BeatsPerMinute, "bpm", FieldKind.Integer, "beats a minute", "bpm", "beatsperminute"),
        new(Meaning.Format, "format", FieldKind.Text, "kind of file or medium", "format", "kind", "codec", "filetype"),
        new(Meaning.Location, "location", FieldKind.Text, "where its file is", "location", "path", "filepath", "file", "uri", "trackuri"),
        new(Meaning.Comments, "comments", FieldKind.Text, "remarks", "comments", "comment", "notes", "kommentar"),
    ];

    private static readonly FrozenDictionary<string, Field> ByHeading =
        All.SelectMany(f => f.Headings.Select(h => (h, f))).ToFrozenDictionary(p => p.h, p => p.f, StringComparer.Ordinal);

    public static Field Of(Meaning meaning) => All.First(f => f.Meaning == meaning);

    /// <summary>The field a heading stands for, whatever its case, spaces, brackets and punctuation; null for one that nobody knows.</summary>
    public static Field? Find(string heading) => ByHeading.GetValueOrDefault(Key(heading));

    public static string Key(string heading) => string.Concat(TextFold.Fold(heading).Where(char.IsLetterOrDigit));
}
