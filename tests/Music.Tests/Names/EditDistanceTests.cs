using FamilyChat.Music.Text;
using FuzzySharp;

namespace FamilyChat.Music.Tests.Names;

public sealed class EditDistanceTests
{
    [Fact]
    public void It_is_the_distance_as_everybody_counts_it_and_says_when_that_is_too_far()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var (one, other, most) = (Word(random), Word(random), random.Next(4));
            var expected = Levenshtein.EditDistance(one, other, 0);

            var found = EditDistance.Of(one, other, most);

            Assert.True(expected <= most ? found == expected : found > most, $"{one} {other}: {found}, not {expected}, within {most}");
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => (char)('a' + random.Next(3))));
}
