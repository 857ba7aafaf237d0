using System.Buffers;

namespace FamilyChat.LmStudio.Wire;

/// <summary>
/// Cuts what arrives into lines ended by LF, CRLF or CR (WHATWG HTML, "Server-sent events"), wherever the network cut it.
/// Characters are decoded from whole lines only, so one split over two reads arrives unharmed.
/// </summary>
/// <remarks>
/// System.Net.ServerSentEvents would read the format, but puts no bound on an event and waits for the blank line after it;
/// model servers forget that line, and a bound is what keeps a broken server from filling the memory.
/// </remarks>
internal sealed class LineBuffer : IDisposable
{
    public const int MaxBytes = 16 * 1024 * 1024;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(8192);
    private int _start;
    private int _scanned;
    private int _end;
    private bool _skipLineFeed;

    /// <summary>Room for the next read.</summary>
    /// <exception cref="ModelServerException">One line is longer than <see cref="MaxBytes"/>.</exception>
    public Memory<byte> Free()
    {
        if (_start > 0 && (_start == _end || _end == _bytes.Length))
            MoveToFront();
        if (_end == _bytes.Length)
            Grow();
        return _bytes.AsMemory(_end);
    }

    public void Advance(int count) => _end += count;

    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        if (_skipLineFeed && _start < _end)
        {
            _skipLineFeed = false;
            if (_bytes[_start] == '\n')
                _scanned = ++_start;
        }

        var length = _bytes.AsSpan(_scanned, _end - _scanned).IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            _scanned = _end;
            line = default;
            return false;
        }

        var lineEnd = _scanned + length;
        line = _bytes.AsSpan(_start, lineEnd - _start);
        _skipLineFeed = _bytes[lineEnd] == '\r';
        _start = _scanned = lineEnd + 1;
        return true;
    }

    /// <summary>What has come and was not read as a line.</summary>
    public ReadOnlySpan<byte> Rest => _bytes.AsSpan(_start, _end - _start);

    public void Skip(int count) => _scanned = _start += count;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _scanned = _end = 0;
    }

    private void MoveToFront()
    {
        Rest.CopyTo(_bytes);
        _end -= _start;
        _scanned -= _start;
        _start = 0;
    }

    private void Grow()
    {
        if (_end >= MaxBytes)
            throw new ModelServerException(ModelServerError.BadResponse, $"one event is longer than {MaxBytes} bytes");
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        Rest.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
