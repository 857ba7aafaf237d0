namespace Akka.Streams.Stages;

/// <summary>
/// Merges elements while the downstream is busy, up to a cost of <paramref name="max"/>; a free downstream gets each element at
/// once. An element too dear for the batch waits alone, and with it the upstream. A failure discards the batch, so recover before it.
/// </summary>
internal sealed class Batch<TIn, TOut>(long max, Func<TIn, long> cost, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate)
    : CollectingStage<TIn, TOut>
{
    private TOut _batch = default!;
    private TIn _waiting = default!;
    private bool _hasBatch;
    private bool _hasWaiting;
    private long _left;

    protected override bool HasRoom => !_hasWaiting;

    protected override bool IsEmpty => !_hasBatch;

    protected override void Add(TIn element)
    {
        var price = cost(element);
        if (!_hasBatch)
            (_batch, _hasBatch, _left) = (seed(element), true, max - price);
        else if (price <= _left)
            (_batch, _left) = (aggregate(_batch, element), _left - price);
        else
            (_waiting, _hasWaiting) = (element, true);
    }

    protected override TOut Take()
    {
        var batch = _batch;
        (_batch, _hasBatch) = (default!, false);
        if (_hasWaiting)
        {
            _hasWaiting = false;
            Add(_waiting);
            _waiting = default!;
        }

        return batch;
    }
}
