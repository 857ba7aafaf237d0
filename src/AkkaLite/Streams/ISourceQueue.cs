namespace Akka.Streams;

/// <summary>Offers elements to a running stream.</summary>
public interface ISourceQueue<in T>
{
    /// <summary>Ends when the stream has taken the element, or has not: see <see cref="QueueOfferResult"/>.</summary>
    /// <exception cref="StreamDetachedException">The stream has ended.</exception>
    Task<IQueueOfferResult> OfferAsync(T element);

    /// <summary>Ends with the stream, as it does.</summary>
    Task WatchCompletionAsync();
}

/// <summary>A source queue that can also end the stream.</summary>
public interface ISourceQueueWithComplete<in T> : ISourceQueue<T>
{
    /// <summary>Ends the stream after what has been offered.</summary>
    void Complete();

    /// <summary>Fails the stream now.</summary>
    void Fail(Exception ex);
}

/// <summary>What became of an offer.</summary>
public interface IQueueOfferResult;

public sealed class QueueOfferResult
{
    private QueueOfferResult()
    {
    }

    /// <summary>The element will be sent.</summary>
    public sealed class Enqueued : IQueueOfferResult
    {
        public static readonly Enqueued Instance = new();

        private Enqueued()
        {
        }
    }

    /// <summary>The buffer was full and the element was dropped.</summary>
    public sealed class Dropped : IQueueOfferResult
    {
        public static readonly Dropped Instance = new();

        private Dropped()
        {
        }
    }

    /// <summary>The stream failed because of the element.</summary>
    public sealed class Failure : IQueueOfferResult
    {
        public Failure(Exception cause) => Cause = cause;

        public Exception Cause { get; }
    }

    /// <summary>The stream ended while the offer waited.</summary>
    public sealed class QueueClosed : IQueueOfferResult
    {
        public static readonly QueueClosed Instance = new();

        private QueueClosed()
        {
        }
    }
}
