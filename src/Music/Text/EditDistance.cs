namespace FamilyChat.Music.Text;

/// <summary>
/// How many letters have to be put in, left out or changed to make one word of another (Levenshtein 1966, by rows as Wagner and Fischer
/// 1974). It gives up as soon as a row lies beyond what is still of interest, which for most words is after a few letters.
/// </summary>
internal static class EditDistance
{
    private const int Longest = 256;

    /// <summary>The distance in UTF-16 code units; anything above <paramref name="most"/> where it is above it.</summary>
    public static int Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || other.Length >= Longest)
            return most + 1;
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j < row.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(diagonal, row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return most + 1;
        }

        return row[^1];
    }
}
