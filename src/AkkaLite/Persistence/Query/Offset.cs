namespace Akka.Persistence.Query;

/// <summary>A place in the journal. What lies after it is read; the place itself is not.</summary>
public abstract class Offset
{
    private protected Offset()
    {
    }

    public static Offset NoOffset() => Query.NoOffset.Instance;

    public static Offset Sequence(long value) => new Sequence(value);
}

/// <summary>Before the first event.</summary>
public sealed class NoOffset : Offset
{
    private NoOffset()
    {
    }

    public static NoOffset Instance { get; } = new();

    public override string ToString() => "0";
}

/// <summary>The <c>ordering</c> of an event in the journal.</summary>
public sealed class Sequence(long value) : Offset
{
    public long Value { get; } = value;

    public override bool Equals(object? obj) => obj is Sequence other && other.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
