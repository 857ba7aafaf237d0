using FamilyChat.Music.Library;

namespace FamilyChat.Music.Questions;

/// <summary>Pairs made from the meaning map, for a library nobody has asked yet. They show how names, decades and counts are put.</summary>
internal static class StarterQuestions
{
    public static IEnumerable<QuestionTurn> For(LibrarySnapshot library)
    {
        var songs = library.Tables.FirstOrDefault(t => Has(t, Meaning.Title) && Has(t, Meaning.Album)) ?? library.Tables.FirstOrDefault(t => Has(t, Meaning.Album));
        if (songs is null)
            yield break;
        var (album, year) = (Name(songs, Meaning.Album), Name(songs, Meaning.Year));
        var (composer, albumArtist, artist) = (Name(songs, Meaning.Composer), Name(songs, Meaning.AlbumArtist), Name(songs, Meaning.Artist));
        if (composer is not null && albumArtist is not null)
            yield return new("Which albums did Ilaiyaraaja compose?", $"SELECT DISTINCT {album} FROM {songs.Name} WHERE {composer} LIKE '%Ilaiyaraaja%' OR ({composer} IS NULL AND {albumArtist} LIKE '%Ilaiyaraaja%') LIMIT 200");
        else if (composer is not null)
            yield return new("Which albums did Ilaiyaraaja compose?", $"SELECT DISTINCT {album} FROM {songs.Name} WHERE {composer} LIKE '%Ilaiyaraaja%' LIMIT 200");
        if (year is not null)
            yield return new("albums from the eighties", $"SELECT DISTINCT {album}, {year} FROM {songs.Name} WHERE {year} BETWEEN 1980 AND 1989 ORDER BY {year} LIMIT 200");
        if (artist is not null)
            yield return new("how many songs do we have by Nina Simone?", $"SELECT count(*) FROM {songs.Name} WHERE {artist} LIKE '%Nina Simone%'");
    }

    private static bool Has(LibraryTable table, Meaning meaning) => Name(table, meaning) is not null;

    private static string? Name(LibraryTable table, Meaning meaning) => table.Columns.FirstOrDefault(c => c.Meaning == meaning && c.FilledPercent > 0)?.Name;
}
