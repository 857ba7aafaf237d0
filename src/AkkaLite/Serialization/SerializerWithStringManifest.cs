using Akka.Actor;

namespace Akka.Serialization;

/// <summary>A serializer whose bytes are told apart by a short stable string, so that types can be renamed and old events read for ever.</summary>
public abstract class SerializerWithStringManifest : Serializer
{
    protected SerializerWithStringManifest(ExtendedActorSystem system) : base(system)
    {
    }

    public sealed override bool IncludeManifest => true;

    public abstract string Manifest(object o);

    public abstract object FromBinary(byte[] bytes, string manifest);

    public sealed override object FromBinary(byte[] bytes, Type type) => FromBinary(bytes, Serialization.TypeManifest(type));
}
