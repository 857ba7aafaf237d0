namespace FamilyChat.Music.Phrases;

internal static class French
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "Rien dans la bibliothèque ne correspond.",
        Without = "Sans {0}, il y en aurait {1}.",
        Near = "Proche de « {0} » : {1}.",
        Value = "La réponse est {0}.",
        One = "Il y a un résultat : {0}.",
        Many = "Il y a {0} résultats : {1}.",
        And = "et",
        Others = "{0} et {1} autres",
        OnlyLooks = "Je peux seulement regarder la bibliothèque musicale ; rien ne peut y être changé d’ici.",
        NotInLibrary = "La bibliothèque musicale ne contient rien qui puisse y répondre. Elle connaît les titres, les artistes, les albums et choses semblables.",
        Chat = "Je réponds aux questions sur la musique de la famille : chansons, albums, artistes, années.",
        WhichOne = "Cela peut se comprendre de plusieurs façons. Laquelle veux-tu dire ?",
        NotValid = "Aucune requête valable n’est sortie de cette question, même après deux corrections. SQLite dit : {0}. Essaie d’autres mots.",
        TooSlow = "La recherche prenait trop de temps et a été arrêtée. Demande moins à la fois : un artiste, un album, une décennie.",
        NoLibrary = "Il n’y a pas encore de bibliothèque musicale. Un admin de la famille peut en importer une depuis un tableau ou une base de données.",
        AlbumsByComposer = "Quels albums {0} a-t-il composés ?",
        SongsByArtist = "Combien de chansons avons-nous de {0} ?",
        SongsOnAlbum = "Quelles chansons sont sur {0} ?",
        AlbumsOfGenre = "Quels albums du genre {0} avons-nous ?",
    };
}
