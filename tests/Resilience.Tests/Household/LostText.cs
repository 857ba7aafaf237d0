using System.Globalization;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// How much text a kill took from a reader: the time from when the server showed the last text that survived to when it showed the last
/// text the reader saw. Nobody outside knows when the server showed a piece, but it was after the model had written it and before the
/// reader had it. So the time is known between two bounds, which are as close together as the machine was quick.
/// </summary>
/// <param name="AtLeast">From the arrival of the last surviving piece to the writing of the last seen one: so much was lost for certain.</param>
/// <param name="AtMost">From the writing of the last surviving piece to the arrival of the last seen one.</param>
sealed record LostText(TimeSpan AtLeast, TimeSpan AtMost, string Seen)
{
    /// <param name="growth">When the reader's text had which length.</param>
    public static LostText Between(string kept, string seen, IReadOnlyList<(long At, int Length)> growth)
    {
        // Before the first piece there is nothing that could have survived: it counts from itself.
        var survived = kept.Length == 0 ? growth[0] : growth.First(g => g.Length >= kept.Length);
        var last = growth[^1];
        return new LostText(
            Elapsed(survived.At, StampedWords.LastIn(seen) ?? last.At),
            Elapsed(StampedWords.LastIn(kept) ?? StampedWords.FirstIn(seen) ?? survived.At, last.At),
            string.Create(CultureInfo.InvariantCulture, $"{seen.Length} UTF-16 code units seen in {growth.Count} deltas, {kept.Length} kept"));
    }

    static TimeSpan Elapsed(long from, long to) => TimeProvider.System.GetElapsedTime(from, to);
}
