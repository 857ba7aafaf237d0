namespace FamilyChat.Music.Library;

/// <summary>What a column is about, whatever its maker called it.</summary>
public enum Meaning
{
    Other, Title, Artist, AlbumArtist, Album, Composer, Lyricist, Genre, Language, Label, Playlist,
    Year, Duration, Rating, TrackNumber, TrackCount, DiscNumber, DiscCount, PlayCount, SkipCount, LastPlayed, LastSkipped, DateAdded, DateModified,
    BitRate, SampleRate, FileSize, BeatsPerMinute, Format, Location, Comments, Grouping, AsWritten,
}

public static class Meanings
{
    /// <summary>Whether the values are names people ask for, so that they are indexed and linked.</summary>
    public static bool IsName(this Meaning meaning) => meaning is
        Meaning.Title or Meaning.Artist or Meaning.AlbumArtist or Meaning.Album or Meaning.Composer or Meaning.Lyricist or
        Meaning.Genre or Meaning.Language or Meaning.Label or Meaning.Playlist;

    /// <summary>A meaning as it was stored; one that a newer product wrote is <see cref="Meaning.Other"/>.</summary>
    internal static Meaning Parse(string stored) => Enum.TryParse<Meaning>(stored, out var meaning) ? meaning : Meaning.Other;

    /// <summary>Whether one value may join several people: "Jay-Z feat. Alicia Keys".</summary>
    public static bool IsPerson(this Meaning meaning) => meaning is Meaning.Artist or Meaning.AlbumArtist or Meaning.Composer or Meaning.Lyricist;
}
