using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>Says what a column of a database is. "Name" means nothing by itself; in a table of artists it is an artist.</summary>
internal static class SqliteMeanings
{
    public static (Meaning Meaning, string Description) Of(string table, string column)
    {
        var (tableKey, key) = (Fields.Key(table).TrimEnd('s'), Fields.Key(column));
        if (key is "name" or "title")
        {
            var own = tableKey switch
            {
                "track" or "song" or "item" or "recording" or "mediafile" => Meaning.Title,
                "album" or "release" => Meaning.Album,
                "artist" or "performer" or "singer" => Meaning.Artist,
                "composer" => Meaning.Composer,
                "genre" => Meaning.Genre,
                "playlist" => Meaning.Playlist,
                _ => Meaning.Other,
            };
            return (own, own == Meaning.Other ? "" : Describe(own, key));
        }
        var isMusic = tableKey is "track" or "song" or "item" or "recording" or "mediafile" or "album" or "release";
        return isMusic && Fields.Find(column) is { } field ? (field.Meaning, Describe(field.Meaning, key)) : (Meaning.Other, "");
    }

    private static string Describe(Meaning meaning, string key) => meaning switch
    {
        Meaning.Duration when key.EndsWith("ms", StringComparison.Ordinal) || key == "milliseconds" => "length in milliseconds",
        Meaning.Duration => "length in seconds",
        Meaning.Playlist => "name of the playlist",
        Meaning.DateAdded or Meaning.DateModified or Meaning.LastPlayed or Meaning.LastSkipped or Meaning.Rating => "",
        _ => Fields.Of(meaning).Description,
    };
}
