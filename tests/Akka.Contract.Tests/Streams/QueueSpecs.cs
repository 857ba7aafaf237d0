using System.Collections.Immutable;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class QueueSpecs : StreamSpec, IDisposable
{
    private readonly SemaphoreSlim _gate = new(0);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Offers_arrive_in_order_and_completion_after_them()
    {
        var (queue, seen) = Run(100, OverflowStrategy.Backpressure);
        _gate.Release(1000);
        foreach (var number in Enumerable.Range(0, 50))
        {
            Assert.IsType<QueueOfferResult.Enqueued>(await queue.OfferAsync(number).Soon());
        }

        queue.Complete();

        Assert.Equal(Enumerable.Range(0, 50), await seen.Soon());
        await queue.WatchCompletionAsync().Soon();
    }

    [Fact]
    public async Task Back_pressure_lets_one_offer_wait_and_refuses_a_second()
    {
        var queue = await Full(OverflowStrategy.Backpressure);

        var waiting = queue.OfferAsync(2);
        await Assert.ThrowsAnyAsync<Exception>(() => queue.OfferAsync(3).Soon());
        Assert.False(waiting.IsCompleted);
        _gate.Release(10);

        Assert.IsType<QueueOfferResult.Enqueued>(await waiting.Soon());
    }

    [Fact]
    public async Task A_full_queue_that_drops_new_elements_says_so()
    {
        var queue = await Full(OverflowStrategy.DropNew);

        Assert.IsType<QueueOfferResult.Dropped>(await queue.OfferAsync(2).Soon());
    }

    [Fact]
    public async Task A_full_queue_that_drops_its_head_takes_the_element()
    {
        var queue = await Full(OverflowStrategy.DropHead);

        Assert.IsType<QueueOfferResult.Enqueued>(await queue.OfferAsync(2).Soon());
    }

    [Fact]
    public async Task A_full_queue_may_fail_the_stream()
    {
        var queue = await Full(OverflowStrategy.Fail);

        var failure = Assert.IsType<QueueOfferResult.Failure>(await queue.OfferAsync(2).Soon());
        Assert.IsType<BufferOverflowException>(failure.Cause);
        await Assert.ThrowsAsync<BufferOverflowException>(() => queue.WatchCompletionAsync().Soon());
    }

    [Fact]
    public async Task An_offer_that_waits_when_the_stream_is_cancelled_is_told_that_the_queue_is_closed()
    {
        var (killSwitch, queue) = Source.Queue<int>(0, OverflowStrategy.Backpressure)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .To(Sink.ForEachAsync<int>(1, _ => new TaskCompletionSource().Task))
            .MapMaterializedValue(pair => (pair.Item2, pair.Item1))
            .Run(Materializer);
        Assert.IsType<QueueOfferResult.Enqueued>(await queue.OfferAsync(0).Soon());
        var waiting = queue.OfferAsync(1);

        killSwitch.Shutdown();

        Assert.IsType<QueueOfferResult.QueueClosed>(await waiting.Soon());
        await queue.WatchCompletionAsync().Soon();
    }

    [Fact]
    public async Task An_offer_after_completion_throws()
    {
        var (queue, seen) = Run(1, OverflowStrategy.Backpressure);
        queue.Complete();
        await seen.Soon();

        await Assert.ThrowsAsync<StreamDetachedException>(() => queue.OfferAsync(1).Soon());
    }

    [Fact]
    public async Task A_failed_queue_fails_the_stream()
    {
        var (queue, seen) = Run(1, OverflowStrategy.Backpressure);

        queue.Fail(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => seen.Soon());
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.WatchCompletionAsync().Soon());
    }

    /// <summary>A queue of one place whose consumer holds element 0 and whose place holds element 1.</summary>
    private async Task<ISourceQueueWithComplete<int>> Full(OverflowStrategy strategy)
    {
        var taken = 0;
        var queue = Source.Queue<int>(1, strategy).Select(number =>
        {
            taken++;
            return number;
        }).To(Sink.ForEachAsync<int>(1, _ => _gate.WaitAsync())).Run(Materializer);
        await queue.OfferAsync(0).Soon();
        await Eventually(() => taken == 1);
        await queue.OfferAsync(1).Soon();
        return queue;
    }

    private (ISourceQueueWithComplete<int>, Task<IImmutableList<int>>) Run(int size, OverflowStrategy strategy) =>
        Source.Queue<int>(size, strategy)
            .SelectAsync(1, async number =>
            {
                await _gate.WaitAsync();
                return number;
            })
            .ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
}
