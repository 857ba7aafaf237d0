using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Akka.Contract.Tests.Streams;

/// <summary>An asynchronous sequence a test feeds by hand; it counts what the stream does to it.</summary>
internal sealed class ProbeSource<T>
{
    private readonly Channel<T> _elements = Channel.CreateUnbounded<T>();
    private int _started;
    private int _pulled;
    private int _cancelled;
    private int _disposed;

    public int Started => Volatile.Read(ref _started);

    /// <summary>Elements handed out so far.</summary>
    public int Pulled => Volatile.Read(ref _pulled);

    public int Cancelled => Volatile.Read(ref _cancelled);

    public int Disposed => Volatile.Read(ref _disposed);

    public void Send(params T[] elements)
    {
        foreach (var element in elements)
        {
            Assert.True(_elements.Writer.TryWrite(element));
        }
    }

    public void Complete() => _elements.Writer.Complete();

    public void Fail(Exception cause) => _elements.Writer.Complete(cause);

    public async IAsyncEnumerable<T> Elements([EnumeratorCancellation] CancellationToken token = default)
    {
        Interlocked.Increment(ref _started);
        try
        {
            await foreach (var element in _elements.Reader.ReadAllAsync(token))
            {
                Interlocked.Increment(ref _pulled);
                yield return element;
            }
        }
        finally
        {
            if (token.IsCancellationRequested)
            {
                Interlocked.Increment(ref _cancelled);
            }

            Interlocked.Increment(ref _disposed);
        }
    }
}
