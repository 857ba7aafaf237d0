namespace Akka.Streams;

/// <summary>What a full buffer does with one element more.</summary>
public enum OverflowStrategy
{
    DropHead,
    DropTail,
    DropBuffer,
    DropNew,
    Backpressure,
    Fail,
}
