using System.Globalization;

namespace FamilyChat.Music.Tests.Import;

/// <summary>Writes a library of any size that has the shape of a real one: thousands of artists, tens of thousands of albums, gaps.</summary>
internal static class LargeFile
{
    private static readonly string[] Words = ["Love", "Night", "Moon", "River", "Heart", "Dance", "Blue", "Fire", "Rain", "Golden", "Sky", "Road", "Café", "Señor", "Über", "Summer"];

    public static async Task WriteAsync(string path, int rows)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("Title,Artist,Album Artist,Composer,Album,Genre,Year,Track Number,Time,Date Added,Plays,Location");
        var random = new Random(7);
        for (var i = 0; i < rows; i++)
        {
            var artist = random.Next(Math.Max(10, rows / 50));
            var album = artist * 7 + random.Next(7);
            var composer = random.Next(3) == 0 ? $"Composer {artist % 997}" : "";
            await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Words[i % 16]} {Words[i / 16 % 16]} {i},{Words[artist % 16]} Artist {artist},{Words[artist % 16]} Artist {artist},{composer},{Words[album % 16]} Album {album},Genre {artist % 20},{1950 + album % 75},{1 + i % 14},{2 + i % 5}:{i % 60:00},2020-01-{1 + i % 28:00} 10:00:00,{i % 90},/music/{artist}/{album}/{i}.flac"));
        }
    }
}
