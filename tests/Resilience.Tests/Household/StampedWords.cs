using System.Globalization;
using System.Text.RegularExpressions;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>
/// A model whose every word is the time it was written (<see cref="TimeProvider.GetTimestamp"/>, one clock for all processes of a
/// machine), each reply at another pace: from a quick GPU to an old processor.
/// </summary>
sealed partial class StampedWords : IReplyModel
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    static readonly int[] Paces = [4, 20, 60, 170, 300, 700];

    int replies;

    public static long? FirstIn(string text) => Word().Match(text) is { Success: true } word ? Read(word) : null;

    public static long? LastIn(string text) => Word().Matches(text) is { Count: > 0 } words ? Read(words[^1]) : null;

    public ModelReply Answer(ChatPrompt prompt)
    {
        var pace = TimeSpan.FromMilliseconds(Paces[Interlocked.Increment(ref replies) % Paces.Length]);
        return new ModelReply { LiveTokens = Write((int)(Longest / pace)), Cadence = pace };
    }

    static IEnumerable<string> Write(int words)
    {
        for (var i = 0; i < words; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{i}@{TimeProvider.System.GetTimestamp()} ");
    }

    static long Read(Match word) => long.Parse(word.Groups["at"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[0-9]+@(?<at>[0-9]+) ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
