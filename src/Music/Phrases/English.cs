namespace FamilyChat.Music.Phrases;

internal static class English
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "Nothing in the library fits this.",
        Without = "Without {0} there would be {1}.",
        Near = "Near “{0}”: {1}.",
        Value = "The answer is {0}.",
        One = "There is one: {0}.",
        Many = "There are {0}: {1}.",
        And = "and",
        Others = "{0} and {1} more",
        OnlyLooks = "I can only look at the music library; nothing in it can be changed from here.",
        NotInLibrary = "The music library holds nothing that could answer this. It knows titles, artists, albums and the like.",
        Chat = "I answer questions about the family’s music: songs, albums, artists, years.",
        WhichOne = "This can be read in more than one way. Which one do you mean?",
        NotValid = "No query that works came out of this question, even after two corrections. SQLite said: {0}. Try other words.",
        TooSlow = "Looking this up took too long and was stopped. Ask for less at once: one artist, one album, one decade.",
        NoLibrary = "There is no music library yet. A family admin can import one from a spreadsheet or a database.",
        AlbumsByComposer = "Find me all the albums whose composer is {0}",
        SongsByArtist = "How many songs do we have by {0}?",
        SongsOnAlbum = "Which songs are on {0}?",
        AlbumsOfGenre = "Which {0} albums do we have?",
    };
}
