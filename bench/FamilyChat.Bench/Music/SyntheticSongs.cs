using System.Globalization;

namespace FamilyChat.Bench.Music;

/// <summary>
/// A list of songs as large collections look: few names with many songs and many with few, a composer on six songs of ten, accents and
/// joined names among the artists. The same for every run.
/// </summary>
internal sealed class SyntheticSongs(int songs)
{
    private static readonly string[] Starts = ["Ma", "Ra", "Sho", "Be", "Ka", "Lu", "Vi", "An", "El", "Jo", "Ni", "To", "Ré", "Zo", "Chi", "Do", "Fe", "Gu", "Ha", "Su"];
    private static readonly string[] Middles = ["ra", "ve", "lin", "ho", "ne", "ma", "ti", "sha", "lo", "ri", "da", "ken", "bo", "ya", "mu"];
    private static readonly string[] Ends = ["n", "s", "dez", "man", "ra", "ler", "to", "ki", "sen", "ne", "sch", "vi", "ton", "le", "nath"];
    private static readonly string[] Words =
    [
        "love", "night", "rain", "heart", "river", "moon", "dance", "fire", "home", "blue", "summer", "road", "light", "dream", "morning", "shadow",
        "city", "ocean", "golden", "wild", "sky", "time", "winter", "song", "garden", "stone", "mirror", "train", "angel", "storm",
    ];

    private static readonly string[] Genres = ["Rock", "Pop", "Jazz", "Classical", "Soundtrack", "Folk", "Electronic", "Hip-Hop", "Blues", "Filmi"];

    public async Task WriteAsync(string path)
    {
        var random = new Random(20_26);
        var people = Enumerable.Range(0, Math.Max(10, songs / 25)).Select(i => Person(random, i)).Prepend("The Beatles").Prepend("A. R. Rahman").ToArray();
        var albums = Math.Max(10, songs / 10);
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("Title,Artist,Album Artist,Album,Composer,Genre,Year,Time,Track Number,Plays,Location");
        for (var i = 0; i < songs; i++)
        {
            var album = (int)(albums * Math.Pow(random.NextDouble(), 1.3));
            var owner = people[Often(album * 7919 % people.Length, people.Length)];
            var artist = random.Next(12) == 0 ? $"{owner} feat. {people[random.Next(people.Length)]}" : owner;
            var composer = random.Next(10) < 6 ? people[Often(random.Next(people.Length), people.Length)] : "";
            await file.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Title(random)},{artist},{owner},{AlbumName(album)},{composer},{Genres[album % Genres.Length]},{1950 + album % 75},{random.Next(90, 600)},{i % 12 + 1},{random.Next(60)},/music/{album}/{i}.flac"));
        }
    }

    private static int Often(int at, int most) => (int)((long)at * at / most);

    private static string Person(Random random, int i) =>
        $"{Name(random)} {Name(random)}{(i % 3 == 0 ? Ends[random.Next(Ends.Length)] : "")}";

    private static string Name(Random random) => Starts[random.Next(Starts.Length)] + Middles[random.Next(Middles.Length)] + Ends[random.Next(Ends.Length)];

    private static string Title(Random random)
    {
        var words = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(4) == 0 ? Name(random) : Words[random.Next(Words.Length)]);
        var title = string.Join(' ', words);
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static string AlbumName(int album) => $"{Words[album % Words.Length]} {Starts[album / 30 % Starts.Length]}{Middles[album / 600 % Middles.Length]} {album}";
}
