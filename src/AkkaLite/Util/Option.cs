namespace Akka.Util;

/// <summary>A value that may be absent, where <c>null</c> would be a value of its own.</summary>
public readonly struct Option<T>
{
    public static readonly Option<T> None;

    private readonly T _value;

    private Option(T value, bool hasValue)
    {
        _value = value;
        HasValue = hasValue;
    }

    public bool HasValue { get; }

    public T Value => _value;

    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value, true);

    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(_value, other._value);

    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    public override int GetHashCode() => HasValue ? EqualityComparer<T>.Default.GetHashCode(_value!) : 0;

    public override string ToString() => HasValue ? $"Some<{_value}>" : "None";

    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);
}
