namespace FamilyChat.Music.Phrases;

internal static class Italian
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "Nella raccolta non c’è nulla di simile.",
        Without = "Senza {0} ce ne sarebbero {1}.",
        Near = "Vicino a «{0}»: {1}.",
        Value = "La risposta è {0}.",
        One = "C’è un risultato: {0}.",
        Many = "Ci sono {0} risultati: {1}.",
        And = "e",
        Others = "{0} e altri {1}",
        OnlyLooks = "Posso solo guardare nella raccolta musicale; da qui non si può cambiare nulla.",
        NotInLibrary = "Nella raccolta musicale non c’è nulla che possa rispondere. Conosce titoli, artisti, album e simili.",
        Chat = "Rispondo a domande sulla musica della famiglia: canzoni, album, artisti, anni.",
        WhichOne = "Si può intendere in più di un modo. Quale intendi?",
        NotValid = "Da questa domanda non è uscita una ricerca che funzioni, neanche dopo due correzioni. SQLite dice: {0}. Prova con altre parole.",
        TooSlow = "La ricerca durava troppo ed è stata fermata. Chiedi meno in una volta: un artista, un album, un decennio.",
        NoLibrary = "Non c’è ancora una raccolta musicale. Un admin della famiglia può importarne una da una tabella o da un database.",
        AlbumsByComposer = "Quali album ha composto {0}?",
        SongsByArtist = "Quante canzoni abbiamo di {0}?",
        SongsOnAlbum = "Quali canzoni ci sono su {0}?",
        AlbumsOfGenre = "Quali album di genere {0} abbiamo?",
    };
}
