namespace FamilyChat.Music.Phrases;

internal static class German
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "Dazu ist in der Musiksammlung nichts da.",
        Without = "Ohne {0} wären es {1}.",
        Near = "Nahe an „{0}“: {1}.",
        Value = "Die Antwort ist {0}.",
        One = "Es gibt einen Treffer: {0}.",
        Many = "Es gibt {0} Treffer: {1}.",
        And = "und",
        Others = "{0} und {1} weitere",
        OnlyLooks = "Ich kann in der Musiksammlung nur nachsehen; ändern lässt sich von hier aus nichts.",
        NotInLibrary = "In der Musiksammlung steht nichts, was das beantworten könnte. Sie kennt Titel, Interpreten, Alben und Ähnliches.",
        Chat = "Ich beantworte Fragen zur Musik der Familie: Lieder, Alben, Interpreten, Jahre.",
        WhichOne = "Das lässt sich auf mehr als eine Art verstehen. Was meinst du?",
        NotValid = "Aus dieser Frage wurde keine Abfrage, die funktioniert, auch nach zwei Verbesserungen. SQLite sagt: {0}. Versuch es mit anderen Worten.",
        TooSlow = "Das Nachsehen hat zu lange gedauert und wurde angehalten. Frag nach weniger auf einmal: ein Interpret, ein Album, ein Jahrzehnt.",
        NoLibrary = "Es gibt noch keine Musiksammlung. Ein Familienadmin kann eine aus einer Tabelle oder Datenbank einlesen.",
        AlbumsByComposer = "Welche Alben hat {0} komponiert?",
        SongsByArtist = "Wie viele Lieder haben wir von {0}?",
        SongsOnAlbum = "Welche Lieder sind auf {0}?",
        AlbumsOfGenre = "Welche Alben aus dem Genre {0} haben wir?",
    };
}
