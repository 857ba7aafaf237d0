namespace FamilyChat.Music.Phrases;

internal static class Dutch
{
    public static readonly Phrasebook Phrases = new()
    {
        NothingFits = "In de verzameling past hier niets bij.",
        Without = "Zonder {0} zouden het er {1} zijn.",
        Near = "Dicht bij “{0}”: {1}.",
        Value = "Het antwoord is {0}.",
        One = "Er is er één: {0}.",
        Many = "Er zijn er {0}: {1}.",
        And = "en",
        Others = "{0} en nog {1}",
        OnlyLooks = "Ik kan alleen in de muziekverzameling kijken; van hieruit is er niets te veranderen.",
        NotInLibrary = "In de muziekverzameling staat niets dat dit kan beantwoorden. Ze kent titels, artiesten, albums en dergelijke.",
        Chat = "Ik beantwoord vragen over de muziek van het gezin: nummers, albums, artiesten, jaren.",
        WhichOne = "Dit is op meer dan één manier te lezen. Welke bedoel je?",
        NotValid = "Uit deze vraag kwam geen werkende zoekopdracht, ook niet na twee verbeteringen. SQLite zegt: {0}. Probeer andere woorden.",
        TooSlow = "Het opzoeken duurde te lang en is gestopt. Vraag minder tegelijk: één artiest, één album, één decennium.",
        NoLibrary = "Er is nog geen muziekverzameling. Een beheerder van het gezin kan er een inlezen uit een tabel of database.",
        AlbumsByComposer = "Welke albums heeft {0} gecomponeerd?",
        SongsByArtist = "Hoeveel nummers hebben we van {0}?",
        SongsOnAlbum = "Welke nummers staan op {0}?",
        AlbumsOfGenre = "Welke albums in het genre {0} hebben we?",
    };
}
