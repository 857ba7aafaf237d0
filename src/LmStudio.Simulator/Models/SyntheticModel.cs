using System.Globalization;
using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>
/// A load for benchmarks: a fixed number of tokens at a fixed cadence, each with the time it was made. A token reads
/// <c>index@timestamp</c> and a space; the timestamp is <see cref="TimeProvider.GetTimestamp"/>, on Linux nanoseconds of the
/// monotonic clock that all processes of a machine share, so that latency is a subtraction.
/// </summary>
public sealed class SyntheticModel(int tokens, TimeSpan cadence, TimeProvider? clock = null) : IReplyModel
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    public ModelReply Answer(ChatPrompt prompt) => new() { LiveTokens = Stamped(), Cadence = cadence };

    private IEnumerable<string> Stamped()
    {
        for (var i = 0; i < tokens; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{i}@{_clock.GetTimestamp()} ");
    }
}
