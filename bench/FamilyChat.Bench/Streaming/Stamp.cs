using System.Diagnostics;
using System.Globalization;

namespace FamilyChat.Bench.Streaming;

/// <summary>
/// A token that says when it was made: <c>~</c>, 13 digits, a space. The digits are microseconds of the monotonic clock, which all
/// processes of a machine share, so whoever receives it knows its age.
/// </summary>
internal static class Stamp
{
    internal const int Digits = 13;
    internal const int Length = Digits + 2;
    internal const byte Mark = (byte)'~';

    internal static long Now => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    internal static void Write(Span<byte> token)
    {
        token[0] = Mark;
        Now.TryFormat(token[1..], out _, "D13", CultureInfo.InvariantCulture);
        token[Length - 1] = (byte)' ';
    }

    /// <returns>False when these bytes are no stamp.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> token, out long microseconds) =>
        long.TryParse(token.Slice(1, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out microseconds);
}
