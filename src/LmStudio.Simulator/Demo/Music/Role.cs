namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>What a column of a music library is about, whatever it is called.</summary>
internal enum Role
{
    None,
    Title,
    Artist,
    AlbumArtist,
    Album,
    Composer,
    Genre,
    Year,
    Duration,
    PlayCount,
    Rating,
}

internal static class Roles
{
    private static readonly (Role Role, string[] Names)[] ByName =
    [
        (Role.AlbumArtist, ["albumartist", "albumartists"]),
        (Role.Artist, ["artist", "artists", "artistname", "performer", "singer"]),
        (Role.Album, ["album", "albumtitle", "albumname"]),
        (Role.Composer, ["composer", "composers"]),
        (Role.Genre, ["genre", "genres", "genrename"]),
        (Role.Year, ["year", "released", "releaseyear", "originalyear"]),
        (Role.Duration, ["durationseconds", "duration", "length", "milliseconds", "lengthseconds", "time"]),
        (Role.PlayCount, ["playcount", "plays", "timesplayed"]),
        (Role.Rating, ["rating", "stars", "myrating"]),
        (Role.Title, ["title", "name", "trackname", "song", "songtitle"]),
    ];

    /// <summary>A column called only <c>name</c> or <c>title</c> is about what its table holds.</summary>
    public static Role Of(string table, string column)
    {
        var role = Named(column);
        if (role != Role.Title)
            return role;
        return Named(table) switch
        {
            Role.None => Words.Squeeze(table) switch
            {
                "songs" or "song" or "tracks" or "track" or "items" => Role.Title,
                "albums" => Role.Album,
                _ => Role.None,
            },
            var owner => owner,
        };
    }

    private static Role Named(string name)
    {
        var squeezed = Words.Squeeze(name);
        return ByName.FirstOrDefault(one => one.Names.Contains(squeezed)).Role;
    }
}
