using System.Security.Cryptography;
using FamilyChat.Actors;

namespace FamilyChat.Web.Conversations;

/// <summary>
/// The id of a conversation that a browser began, perhaps without a connection, perhaps trying more than once. The same key of the
/// same member always gives the same id, so that it begins once; another member's key never gives it, because the member is hashed
/// in. The result is a version 7 GUID (RFC 9562, 5.7) with the key's own time, and 74 bits of the hash where the random ones stand.
/// </summary>
public static class BeginningKey
{
    private const int Length = 16;
    private const int TimeLength = 6;

    public static ConversationId IdFor(Guid member, Guid key)
    {
        Span<byte> source = stackalloc byte[2 * Length];
        member.TryWriteBytes(source, bigEndian: true, out _);
        key.TryWriteBytes(source[Length..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(source, hash);
        var id = hash[..Length];
        source.Slice(Length, TimeLength).CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0f));
        id[8] = (byte)(0x80 | (id[8] & 0x3f));
        return new ConversationId(new Guid(id, bigEndian: true));
    }
}
