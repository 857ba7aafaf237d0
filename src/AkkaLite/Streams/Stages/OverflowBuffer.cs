namespace Akka.Streams.Stages;

/// <summary>A bounded queue, and what to do with one element too many.</summary>
internal sealed class OverflowBuffer<T>(int capacity, OverflowStrategy strategy)
{
    private readonly Queue<T> _elements = new();

    public bool IsEmpty => _elements.Count == 0;

    public bool IsFull => _elements.Count >= capacity;

    public OverflowStrategy Strategy => strategy;

    /// <summary>Adds an element, dropping what the strategy drops, and tells whether the element itself was kept.</summary>
    /// <exception cref="BufferOverflowException">The buffer is full and the strategy is to fail.</exception>
    public bool Offer(T element)
    {
        if (IsFull)
        {
            switch (strategy)
            {
                case OverflowStrategy.DropHead:
                    _elements.Dequeue();
                    break;
                case OverflowStrategy.DropTail:
                    DropTail();
                    break;
                case OverflowStrategy.DropBuffer:
                    _elements.Clear();
                    break;
                case OverflowStrategy.DropNew:
                    return false;
                default:
                    throw new BufferOverflowException($"Buffer overflow (max capacity was: {capacity})!");
            }
        }

        _elements.Enqueue(element);
        return true;
    }

    public T Take() => _elements.Dequeue();

    private void DropTail()
    {
        for (var kept = _elements.Count - 1; kept > 0; kept--)
            _elements.Enqueue(_elements.Dequeue());

        _elements.Dequeue();
    }
}

/// <summary>Lets the upstream run ahead of the downstream by the size of a buffer.</summary>
internal sealed class BufferStage<T>(int size, OverflowStrategy strategy) : CollectingStage<T, T>
{
    private readonly OverflowBuffer<T> _buffer = new(size, strategy);

    protected override bool HasRoom => strategy != OverflowStrategy.Backpressure || !_buffer.IsFull;

    protected override bool IsEmpty => _buffer.IsEmpty;

    protected override void Add(T element) => _buffer.Offer(element);

    protected override T Take() => _buffer.Take();
}
