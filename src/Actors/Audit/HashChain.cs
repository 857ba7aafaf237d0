using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FamilyChat.Actors.Audit;

/// <summary>One row of the journal exactly as it lies there.</summary>
/// <param name="Created">When it was stored, .NET UTC ticks.</param>
public readonly record struct JournalRow(long Ordering, string PersistenceId, long SequenceNr, string Manifest, long Created, byte[] Message);

/// <summary>
/// Each event's hash covers the one before, so that none can be altered, moved or left out without all later ones telling:
/// SHA-256(previous ‖ ordering ‖ persistence id ‖ sequence number ‖ manifest ‖ created ‖ message), numbers as 8 bytes big-endian,
/// texts (UTF-8) and bytes led by their length in 8 bytes. Before the first event stand 32 zero bytes. For ever: a new form would be
/// a new chain.
/// </summary>
public static class HashChain
{
    public const int Length = SHA256.HashSizeInBytes;

    public static readonly byte[] Beginning = new byte[Length];

    public static byte[] Next(ReadOnlySpan<byte> previous, in JournalRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Add(hash, row.Ordering);
        Add(hash, Encoding.UTF8.GetBytes(row.PersistenceId));
        Add(hash, row.SequenceNr);
        Add(hash, Encoding.UTF8.GetBytes(row.Manifest));
        Add(hash, row.Created);
        Add(hash, row.Message);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
