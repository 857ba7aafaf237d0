namespace FamilyChat.Music.Phrases;

/// <summary>
/// What is said about the music where no model says it, in one language. Blanks are numbered as for <see cref="string.Format(string, object?)"/>.
/// For translators: add a file beside the others and a line to <see cref="In"/>; short, warm, plain, no exclamation marks.
/// </summary>
public sealed record Phrasebook
{
    /// <summary>Of an empty result.</summary>
    public required string NothingFits { get; init; }

    /// <summary>What one condition keeps out: the condition, the rows there would be.</summary>
    public required string Without { get; init; }

    /// <summary>What is near: the words said, the names.</summary>
    public required string Near { get; init; }

    /// <summary>A single value.</summary>
    public required string Value { get; init; }

    /// <summary>A single row: its cells.</summary>
    public required string One { get; init; }

    /// <summary>Several rows: their number, the list.</summary>
    public required string Many { get; init; }

    public required string And { get; init; }

    /// <summary>A list that is cut: what is named, how many are not.</summary>
    public required string Others { get; init; }

    public required string OnlyLooks { get; init; }

    public required string NotInLibrary { get; init; }

    public required string Chat { get; init; }

    public required string WhichOne { get; init; }

    /// <summary>After the last correction: SQLite's own words.</summary>
    public required string NotValid { get; init; }

    public required string TooSlow { get; init; }

    public required string NoLibrary { get; init; }

    /// <summary>Questions to start with, each about one name of the library: a composer, an artist, an album, a genre.</summary>
    public required string AlbumsByComposer { get; init; }

    public required string SongsByArtist { get; init; }

    public required string SongsOnAlbum { get; init; }

    public required string AlbumsOfGenre { get; init; }

    /// <param name="language">A language tag such as "en" or "de-AT"; one that is not known here is answered in English.</param>
    public static Phrasebook In(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "de" => German.Phrases,
        "es" => Spanish.Phrases,
        "fr" => French.Phrases,
        "it" => Italian.Phrases,
        "nl" => Dutch.Phrases,
        "pt" => Portuguese.Phrases,
        _ => English.Phrases,
    };
}
