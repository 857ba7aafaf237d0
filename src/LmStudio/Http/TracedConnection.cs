namespace FamilyChat.LmStudio.Http;

/// <summary>A connection of the pool that tells each <see cref="Exchange"/> whether it is the first on it, and whether bytes came back.</summary>
internal sealed class TracedConnection(Stream inner) : Stream
{
    private Exchange? _exchange;
    private bool _used;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public bool Carries(Exchange exchange) => ReferenceEquals(_exchange, exchange);

    public override int Read(byte[] buffer, int offset, int count) => Received(inner.Read(buffer, offset, count), count);

    public override int Read(Span<byte> buffer) => Received(inner.Read(buffer), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(buffer, cancellationToken);
        return read.IsCompletedSuccessfully
            ? new ValueTask<int>(Received(read.GetAwaiter().GetResult(), buffer.Length))
            : Awaited(read, buffer.Length);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Sending();
        inner.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Sending();
        inner.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Sending();
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // The request is written in the caller's own execution context, which is what makes the ambient exchange the right one.
    private void Sending()
    {
        var exchange = Exchange.Current;
        if (exchange is not null && ReferenceEquals(exchange, _exchange))
            return;
        exchange?.Carried(this, reused: _used);
        _exchange = exchange;
        _used = true;
    }

    private async ValueTask<int> Awaited(ValueTask<int> read, int wanted) => Received(await read, wanted);

    // A read of no bytes is the pool waiting for data; it says nothing.
    private int Received(int count, int wanted)
    {
        if (count > 0 && wanted > 0)
            _exchange?.Answered();
        return count;
    }
}
