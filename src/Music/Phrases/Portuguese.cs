namespace FamilyChat.Music.Phrases;

internal static class Portuguese
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "Nada na coleção corresponde a isto.",
        Without = "Sem {0} haveria {1}.",
        Near = "Perto de “{0}”: {1}.",
        Value = "A resposta é {0}.",
        One = "Há um resultado: {0}.",
        Many = "Há {0} resultados: {1}.",
        And = "e",
        Others = "{0} e mais {1}",
        OnlyLooks = "Só posso olhar para a coleção de música; daqui não se pode mudar nada.",
        NotInLibrary = "A coleção de música não tem nada que possa responder a isto. Conhece títulos, artistas, álbuns e coisas assim.",
        Chat = "Respondo a perguntas sobre a música da família: canções, álbuns, artistas, anos.",
        WhichOne = "Isto pode ser entendido de mais de uma maneira. Qual queres dizer?",
        NotValid = "Desta pergunta não saiu nenhuma consulta que funcione, nem depois de duas correções. O SQLite diz: {0}. Tenta com outras palavras.",
        TooSlow = "A procura demorava demasiado e foi parada. Pede menos de uma vez: um artista, um álbum, uma década.",
        NoLibrary = "Ainda não há coleção de música. Um admin da família pode importar uma de uma folha de cálculo ou de uma base de dados.",
        AlbumsByComposer = "Que álbuns compôs {0}?",
        SongsByArtist = "Quantas canções temos de {0}?",
        SongsOnAlbum = "Que canções há em {0}?",
        AlbumsOfGenre = "Que álbuns do género {0} temos?",
    };
}
