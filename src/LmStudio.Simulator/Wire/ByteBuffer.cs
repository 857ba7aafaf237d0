using System.Buffers;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>Bytes of one event being put together; used again for the next.</summary>
internal sealed class ByteBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Add(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Clear() => _bytes.ResetWrittenCount();
}
