namespace FamilyChat.Bench.Streaming;

/// <summary>One reply as its reader saw it: when its tokens came, how old each was, and how many bytes it took.</summary>
/// <param name="ending">Bytes that tell its end.</param>
internal sealed class Reply(byte[] ending)
{
    private readonly byte[] _rest = new byte[Math.Max(Stamp.Length, ending.Length)];
    private byte[] _joined = new byte[32 * 1024];
    private int _kept;

    internal long Asked { get; private set; }

    internal long Ended { get; private set; }

    /// <summary>Milliseconds from the question to the first token.</summary>
    internal double FirstMs { get; private set; }

    /// <summary>Age of each token on arrival, in milliseconds.</summary>
    internal List<double> Ages { get; } = [];

    internal long Bytes { get; private set; }

    /// <summary>Asks and reads to the end.</summary>
    /// <param name="bytesPerSecond">How fast the reader takes it; null = as it comes.</param>
    internal async Task ReadAsync(RawLine line, Func<ValueTask> ask, int? bytesPerSecond = null)
    {
        var before = line.Bytes;
        Asked = Stamp.Now;
        await ask();
        while (true)
        {
            var part = await line.ReceiveAsync(bytesPerSecond / 10 ?? int.MaxValue);
            if (part.IsEmpty)
                throw new IOException("The connection was closed in the middle of a reply.");
            if (Take(part.Span))
                break;
            if (bytesPerSecond is { } speed && (line.Bytes - before) * 1_000_000 / speed - (Stamp.Now - Asked) is > 0 and var ahead)
                await Task.Delay(TimeSpan.FromMicroseconds(ahead));
        }

        Ended = Stamp.Now;
        Bytes = line.Bytes - before;
    }

    /// <returns>Whether this was the end.</returns>
    private bool Take(ReadOnlySpan<byte> part)
    {
        var now = Stamp.Now;
        var length = _kept + part.Length;
        if (_joined.Length < length)
            _joined = new byte[length];
        _rest.AsSpan(0, _kept).CopyTo(_joined);
        part.CopyTo(_joined.AsSpan(_kept));
        var all = _joined.AsSpan(0, length);
        var ended = all.IndexOf(ending);
        // The whole text comes once more with the end in some protocols: that is not a token's arrival.
        var scan = ended >= 0 ? all[..ended] : all;
        var position = 0;
        while (scan[position..].IndexOf(Stamp.Mark) is >= 0 and var mark && position + mark + Stamp.Length <= scan.Length)
        {
            position += mark;
            if (Stamp.TryRead(scan[position..], out var made))
                Add(made, now);
            position += Stamp.Length;
        }

        var keep = Math.Min(all.Length - position, _rest.Length - 1);
        all[^keep..].CopyTo(_rest);
        _kept = keep;
        return ended >= 0;
    }

    private void Add(long made, long now)
    {
        if (Ages.Count == 0)
            FirstMs = (now - Asked) / 1000.0;
        Ages.Add((now - made) / 1000.0);
    }
}
