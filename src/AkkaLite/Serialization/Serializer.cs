using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Turns messages into bytes and back. Its <see cref="Identifier"/> is written beside the bytes and must never change.</summary>
public abstract class Serializer
{
    protected readonly ExtendedActorSystem system;

    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>Unique among serializers; 0 to 40 are Akka.NET's own.</summary>
    public virtual int Identifier =>
        throw new NotSupportedException($"{GetType()} must override Identifier with a number of its own: it is stored with every event.");

    /// <summary>Whether <see cref="FromBinary(byte[],Type)"/> needs the type.</summary>
    public abstract bool IncludeManifest { get; }

    public abstract byte[] ToBinary(object obj);

    public abstract object FromBinary(byte[] bytes, Type type);
}
