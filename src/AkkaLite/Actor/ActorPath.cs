using System.Buffers;

namespace Akka.Actor;

/// <summary>
/// Where an actor is in the tree, as <c>akka://system/user/parent/child</c>. Equality leaves out the <see cref="Uid"/>,
/// which tells one life of a name from the next.
/// </summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    public static readonly string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%" + ValidSymbols);

    private protected ActorPath(ActorPath? parent, string name, long uid)
    {
        Parent = parent!;
        Name = name;
        Uid = uid;
    }

    public string Name { get; }

    public ActorPath Parent { get; }

    public long Uid { get; }

    public ActorPath Root => Parent is null ? this : Parent.Root;

    public virtual Address Address => Parent.Address;

    public static bool IsValidPathElement(string s) =>
        !string.IsNullOrEmpty(s) && s[0] != '$' && !s.AsSpan().ContainsAnyExcept(NameCharacters);

    public string ToStringWithoutAddress() =>
        Parent is null ? Name : Parent.Parent is null ? $"/{Name}" : $"{Parent.ToStringWithoutAddress()}/{Name}";

    public override string ToString() => Address + ToStringWithoutAddress();

    public bool Equals(ActorPath? other)
    {
        var mine = this;
        while (mine is not null && other is not null)
        {
            if (ReferenceEquals(mine, other))
            {
                return true;
            }

            if (mine.Name != other.Name || (mine.Parent is null && !mine.Address.Equals(other.Address)))
            {
                return false;
            }

            mine = mine.Parent;
            other = other.Parent;
        }

        return mine is null && other is null;
    }

    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    public override int GetHashCode() => HashCode.Combine(Parent, Name);

    public int CompareTo(ActorPath? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);
}

internal sealed class RootActorPath(Address address, string name = "/") : ActorPath(null, name, 0)
{
    public override Address Address => address;
}

internal sealed class ChildActorPath(ActorPath parent, string name, long uid) : ActorPath(parent, name, uid);

/// <summary>The root of a path: protocol and system. Host and port, which only remoting has, are left out.</summary>
public sealed class Address : IEquatable<Address>
{
    internal Address(string protocol, string system)
    {
        Protocol = protocol;
        System = system;
    }

    public string Protocol { get; }

    public string System { get; }

    public bool Equals(Address? other) => other is not null && Protocol == other.Protocol && System == other.System;

    public override bool Equals(object? obj) => Equals(obj as Address);

    public override int GetHashCode() => HashCode.Combine(Protocol, System);

    public override string ToString() => $"{Protocol}://{System}";
}
