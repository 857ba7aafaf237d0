using Microsoft.AspNetCore.Connections.Features;

namespace FamilyChat.Web.Chat;

/// <summary>
/// When a connection may be given its next output. Text that waits in a feed is merged for nothing; text that waits in the kernel
/// arrives old, frame by frame, and holds up the end behind it. So a line that is late gets nothing more before it has delivered, and
/// is spoken to less often for a while: fewer and longer pieces, so that it catches up and stays so.
/// </summary>
internal sealed class LineRoom(Func<LineProgress> progress, TimeProvider time)
{
    /// <summary>Bytes on the way that say nothing about a line: half a second of 1 kB/s.</summary>
    private const long Least = 512;

    /// <summary>Bytes that may be on the way of a line that has not been late.</summary>
    private const long Most = 8 * 1024;

    /// <summary>Bytes on the way for longer than this are late. A fast reader's kernel may keep an acknowledgement back for 40 ms.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(2);

    /// <summary>A reader that never reads is looked at until its connection is given up, so not too often.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(128);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Of the time a line made us wait, what is left between its next outputs.</summary>
    private const double Rest = 0.25;

    /// <summary>What remains of a pause after each output that was delivered in time: the longest is half after 46 of them.</summary>
    private const double Remaining = 0.985;

    private (long Bytes, long At)? _mark;
    private TimeSpan _pause;

    public static LineRoom Of(HttpContext? context, TimeProvider time)
    {
        var socket = context?.Features.Get<IConnectionSocketFeature>()?.Socket;
        return new LineRoom(() => LineProgress.Of(socket), time);
    }

    /// <summary>Waits until the line has room for another output.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (HasRoom())
        {
            _pause = _pause < FirstLook ? TimeSpan.Zero : _pause * Remaining;
        }
        else
        {
            var since = time.GetTimestamp();
            for (var look = FirstLook; progress().OnTheWay > Least; look = look < LastLook ? look * 2 : LastLook)
                await Task.Delay(look, time, cancellationToken);
            _mark = null;
            _pause += time.GetElapsedTime(since) * Rest;
            if (_pause > LongestPause)
                _pause = LongestPause;
        }

        if (_pause > TimeSpan.Zero)
            await Task.Delay(_pause, time, cancellationToken);
    }

    private bool HasRoom()
    {
        var (written, onTheWay) = progress();
        if (onTheWay <= Least)
        {
            _mark = null;
            return true;
        }

        if (_mark is not { } mark || mark.Bytes <= written - onTheWay)
        {
            _mark = (written, time.GetTimestamp());
            return onTheWay <= Most;
        }

        return onTheWay <= Most && time.GetElapsedTime(mark.At) <= Late;
    }
}
