using System.Text.Json;
using Akka.Actor;
using Akka.Serialization;

namespace FamilyChat.Actors.Serialization;

/// <summary>Events and snapshots as JSON under stable manifests. The number is the one in the journal's <c>identifier</c> column.</summary>
public sealed class JournalSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 4101;

    public override string Manifest(object o) => JournalManifests.Of(o.GetType());

    public override byte[] ToBinary(object obj) => Write(obj);

    /// <summary>What the journal holds, or an <see cref="UnreadableSnapshot"/>: an event that cannot be read throws, because nothing stands in for it.</summary>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        try
        {
            return Read(bytes, manifest);
        }
        catch (Exception cause) when (JournalManifests.IsSnapshot(manifest))
        {
            return new UnreadableSnapshot(cause);
        }
    }

    /// <summary>The bytes of an event as the journal holds them.</summary>
    public static byte[] Write(object journaled) => JsonSerializer.SerializeToUtf8Bytes(journaled, journaled.GetType(), JournalJson.Default);

    /// <exception cref="ArgumentException">The manifest is not known to this version.</exception>
    /// <exception cref="JsonException">The bytes are not such an event.</exception>
    public static object Read(ReadOnlySpan<byte> bytes, string manifest) =>
        JsonSerializer.Deserialize(bytes, JournalManifests.TypeOf(manifest), JournalJson.Default)
        ?? throw new JsonException($"'{manifest}' holds null.");
}
