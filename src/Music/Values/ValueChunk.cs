using System.Text;
using FamilyChat.Music.Text;

namespace FamilyChat.Music.Values;

/// <summary>Finds the values of one chunk that a pattern matches: by its longest ordinary run of letters first, then as a whole.</summary>
internal static class ValueChunk
{
    /// <summary>Adds the values that match, as they are.</summary>
    /// <returns>False where there would be more than <paramref name="most"/>.</returns>
    public static bool Find(ReadOnlySpan<byte> folded, ReadOnlySpan<byte> original, LikePattern pattern, List<string> found, int most)
    {
        var needle = pattern.LongestLiteral;
        for (var hit = folded.IndexOf(needle); hit >= 0; hit = folded.IndexOf(needle))
        {
            var before = folded[..hit];
            original = Skip(original, before.Count(ValueIndexBuilder.End));
            var start = before.LastIndexOf(ValueIndexBuilder.End) + 1;
            var value = folded[start..(hit + folded[hit..].IndexOf(ValueIndexBuilder.End))];
            if (pattern.IsContainment || pattern.MatchesFolded(Encoding.UTF8.GetString(value)))
            {
                if (found.Count == most)
                    return false;
                found.Add(Encoding.UTF8.GetString(original[..original.IndexOf(ValueIndexBuilder.End)]));
            }

            folded = folded[(start + value.Length + 1)..];
            original = Skip(original, 1);
        }

        return true;
    }

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> values, int count)
    {
        for (; count > 0; count--)
            values = values[(values.IndexOf(ValueIndexBuilder.End) + 1)..];
        return values;
    }
}
