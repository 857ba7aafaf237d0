namespace FamilyChat.Bench.Music;

/// <summary>What families ask, with the statements models write for it: names by LIKE, counts, orders, decades, follow-ups.</summary>
internal static class MusicQuestions
{
    public static readonly IReadOnlyList<(string Question, string Sql)> All =
    [
        ("albums whose composer is A. R. Rahman", "SELECT DISTINCT album FROM songs WHERE composer LIKE '%A. R. Rahman%' OR (composer IS NULL AND album_artist LIKE '%A. R. Rahman%') LIMIT 200"),
        ("… only those of the nineties", "SELECT DISTINCT album, year FROM songs WHERE (composer LIKE '%rahman%' OR (composer IS NULL AND album_artist LIKE '%rahman%')) AND year BETWEEN 1990 AND 1999 ORDER BY year LIMIT 200"),
        ("… in a wider form", "SELECT DISTINCT album FROM songs WHERE composer LIKE '%rahman%' OR album_artist LIKE '%rahman%' OR artist LIKE '%rahman%' LIMIT 200"),
        ("… with coalesce", "SELECT DISTINCT album FROM songs WHERE COALESCE(composer, album_artist) LIKE '%rahman%' LIMIT 200"),
        ("how many songs by the Beatles", "SELECT count(*) FROM songs WHERE artist LIKE '%beatles%'"),
        ("songs by the Beatles", "SELECT title, album, year FROM songs WHERE artist LIKE '%The Beatles%' ORDER BY year, album, track_number LIMIT 200"),
        ("songs with love in the title", "SELECT title, artist FROM songs WHERE title LIKE '%golden love%' LIMIT 200"),
        ("how many songs have rain in the title", "SELECT count(*) FROM songs WHERE title LIKE '%rain%'"),
        ("songs on an album", "SELECT title FROM songs WHERE album LIKE '%river Raho 631%' ORDER BY track_number LIMIT 200"),
        ("a title letter by letter", "SELECT artist, album FROM songs WHERE title = 'Love' LIMIT 200"),
        ("how many songs", "SELECT count(*) FROM songs"),
        ("albums of 1975", "SELECT DISTINCT album FROM songs WHERE year = 1975 ORDER BY album LIMIT 200"),
        ("jazz of the sixties", "SELECT DISTINCT album, artist FROM songs WHERE genre LIKE '%jazz%' AND year BETWEEN 1960 AND 1969 LIMIT 200"),
        ("songs from a genre", "SELECT title, artist FROM songs WHERE genre = 'Blues' LIMIT 200"),
        ("albums of a genre", "SELECT DISTINCT album FROM songs WHERE genre LIKE '%jazz%' LIMIT 200"),
        ("albums of some genres", "SELECT DISTINCT album FROM songs WHERE genre LIKE '%o%k%' ORDER BY album LIMIT 200"),
        ("who has the most albums", "SELECT artist, count(DISTINCT album) AS albums FROM songs GROUP BY artist ORDER BY albums DESC LIMIT 10"),
        ("how many albums", "SELECT count(DISTINCT album) FROM songs"),
        ("an artist's years", "SELECT min(year), max(year) FROM songs WHERE artist LIKE '%Beatles%'"),
        ("an artist without accents", "SELECT DISTINCT artist FROM songs WHERE artist LIKE '%reveman%' LIMIT 200"),
        ("one by name and year", "SELECT title FROM songs WHERE album_artist LIKE '%Beatles%' AND year > 2000 LIMIT 200"),
        ("duets", "SELECT title, artist FROM songs WHERE artist LIKE '%rahman%feat.%' LIMIT 200"),
        ("longest by somebody", "SELECT title, duration_seconds FROM songs WHERE artist LIKE '%Beatles%' ORDER BY duration_seconds DESC LIMIT 10"),
        ("most played of somebody", "SELECT title, play_count FROM songs WHERE composer LIKE '%rahman%' ORDER BY play_count DESC LIMIT 10"),
        ("where a song's file is", "SELECT location FROM songs WHERE title LIKE '%golden storm mirror%' LIMIT 200"),
    ];

    public static readonly IReadOnlyList<string> Named =
        ["Find me all the albums whose composer is A. R. Rahman", "songs by the beetles", "what do we have by Maralin Ravedez and Shovetonn"];
}
