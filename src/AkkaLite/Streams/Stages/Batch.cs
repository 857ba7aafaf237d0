using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Merges elements while the downstream is busy, up to a cost of <paramref name="max"/>; a free downstream gets each element at
/// once. An element too dear for the batch waits alone, and with it the upstream. A failure discards the batch, so recover before it.
/// </summary>
internal sealed class Batch<TIn, TOut>(long max, Func<TIn, long> cost, Func<TIn, TOut> seed, Func<TOut, TIn, TOut> aggregate)
    : LinearStage<TIn, TOut>
{
    private TOut _batch = default!;
    private TIn _waiting = default!;
    private bool _hasBatch;
    private bool _hasWaiting;
    private long _left;

    public override void PreStart() => Pull();

    public override void OnPush()
    {
        var element = Grab();
        var price = cost(element);
        if (!_hasBatch)
        {
            Begin(element, price);
        }
        else if (price <= _left)
        {
            _batch = aggregate(_batch, element);
            _left -= price;
        }
        else
        {
            (_waiting, _hasWaiting) = (element, true);
        }

        if (IsOutAvailable)
        {
            Flush();
        }

        PullIfRoom();
    }

    public override void OnPull()
    {
        if (_hasBatch)
        {
            Flush();
        }

        if (IsInClosed)
        {
            CompleteIfEmpty();
        }
        else
        {
            PullIfRoom();
        }
    }

    public override void OnUpstreamFinish() => CompleteIfEmpty();

    private void Begin(TIn element, long price)
    {
        _batch = seed(element);
        _hasBatch = true;
        _left = max - price;
    }

    private void Flush()
    {
        Push(_batch);
        (_batch, _hasBatch) = (default!, false);
        if (_hasWaiting)
        {
            Begin(_waiting, cost(_waiting));
            (_waiting, _hasWaiting) = (default!, false);
        }
    }

    private void CompleteIfEmpty()
    {
        if (!_hasBatch)
        {
            CompleteStage();
        }
    }

    private void PullIfRoom()
    {
        if (!_hasWaiting)
        {
            Pull();
        }
    }
}
