namespace FamilyChat.Music.Phrases;

internal static class Spanish
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "Nada en la biblioteca encaja con esto.",
        Without = "Sin {0} habría {1}.",
        Near = "Parecido a «{0}»: {1}.",
        Value = "La respuesta es {0}.",
        One = "Hay un resultado: {0}.",
        Many = "Hay {0} resultados: {1}.",
        And = "y",
        Others = "{0} y {1} más",
        OnlyLooks = "Solo puedo mirar la biblioteca de música; desde aquí no se puede cambiar nada.",
        NotInLibrary = "La biblioteca de música no tiene nada que pueda responder a esto. Conoce títulos, artistas, álbumes y cosas así.",
        Chat = "Respondo preguntas sobre la música de la familia: canciones, álbumes, artistas, años.",
        WhichOne = "Esto se puede entender de más de una manera. ¿Cuál quieres decir?",
        NotValid = "De esta pregunta no salió ninguna consulta que funcione, ni después de dos correcciones. SQLite dice: {0}. Prueba con otras palabras.",
        TooSlow = "La búsqueda tardaba demasiado y se detuvo. Pide menos de una vez: un artista, un álbum, una década.",
        NoLibrary = "Todavía no hay biblioteca de música. Un admin de la familia puede importar una desde una hoja de cálculo o una base de datos.",
        AlbumsByComposer = "¿Qué álbumes compuso {0}?",
        SongsByArtist = "¿Cuántas canciones tenemos de {0}?",
        SongsOnAlbum = "¿Qué canciones hay en {0}?",
        AlbumsOfGenre = "¿Qué álbumes del género {0} tenemos?",
    };
}
