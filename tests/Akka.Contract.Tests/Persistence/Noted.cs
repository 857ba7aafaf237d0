using System.Text;
using Akka.Actor;
using Akka.Serialization;

namespace Akka.Contract.Tests.Persistence;

/// <summary>The event of these tests.</summary>
public sealed record Noted(string Text);

/// <summary>The state of these tests.</summary>
public sealed record NotedSoFar(string Text);

/// <summary>Counts from many threads.</summary>
public sealed class ReadCount
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Add() => Interlocked.Increment(ref _value);
}

/// <summary>Writes plain UTF-8, and refuses the text <see cref="Unwritable"/>.</summary>
public sealed class NotedSerializer(ExtendedActorSystem system, ReadCount reads) : SerializerWithStringManifest(system)
{
    public const int Number = 9001;
    public const string EventManifest = "noted-1";
    public const string StateManifest = "noted-so-far-1";
    public const string Unwritable = "unwritable";
    public const string Unreadable = "unreadable";

    public override int Identifier => Number;

    public override string Manifest(object o) => o is Noted ? EventManifest : StateManifest;

    public override byte[] ToBinary(object obj) => obj switch
    {
        Noted { Text: Unwritable } => throw new InvalidOperationException("This event cannot be written down."),
        Noted noted => Encoding.UTF8.GetBytes(noted.Text),
        NotedSoFar state => Encoding.UTF8.GetBytes(state.Text),
        _ => throw new ArgumentException($"Not ours: {obj}", nameof(obj)),
    };

    public override object FromBinary(byte[] bytes, string manifest)
    {
        reads.Add();
        var text = Encoding.UTF8.GetString(bytes);
        if (text == Unreadable)
            throw new InvalidOperationException("This event cannot be read back.");
        return manifest == EventManifest ? new Noted(text) : new NotedSoFar(text);
    }
}
