using System.Collections.Immutable;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class BackPressureSpecs : StreamSpec
{
    [Fact]
    public async Task A_slow_consumer_bounds_a_fast_source()
    {
        var pulled = 0;
        var gate = new SemaphoreSlim(0);
        var done = Source.From(Count(() => pulled++)).Take(1000)
            .RunWith(Sink.ForEachAsync<int>(2, _ => gate.WaitAsync()), Materializer);

        await Eventually(() => pulled >= 2);
        Assert.InRange(pulled, 2, 4);
        gate.Release(1000);

        await done.Soon();
        Assert.Equal(1000, pulled);
    }

    [Fact]
    public async Task An_asynchronous_boundary_holds_a_bounded_number_of_elements()
    {
        var pulled = 0;
        var gate = new SemaphoreSlim(0);
        var done = Source.From(Count(() => Interlocked.Increment(ref pulled))).Take(1000).Async()
            .SelectAsync(1, async number =>
            {
                await gate.WaitAsync();
                return number;
            })
            .RunWith(Sink.Seq<int>(), Materializer);

        await Eventually(() => Volatile.Read(ref pulled) >= 16);
        Assert.InRange(Volatile.Read(ref pulled), 16, 40);
        gate.Release(1000);

        Assert.Equal(Enumerable.Range(0, 1000), await done.Soon());
    }

    [Fact]
    public async Task A_boundary_keeps_order_and_both_ends()
    {
        var seen = await Source.From(Enumerable.Range(0, 20_000)).Async().Select(number => number + 1).Async()
            .RunWith(Sink.Seq<int>(), Materializer).Soon();
        Assert.Equal(Enumerable.Range(1, 20_000), seen);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Source.Failed<int>(new InvalidOperationException()).Async()
            .RunWith(Sink.Seq<int>(), Materializer).Soon());

        var source = new ProbeSource<int>();
        var first = Source.From(() => source.Elements()).Async().RunWith(Sink.First<int>(), Materializer);
        source.Send(1);
        Assert.Equal(1, await first.Soon());
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    [Fact]
    public async Task A_flow_of_its_own_island_runs_beside_its_neighbours()
    {
        var seen = await Source.From(Enumerable.Range(0, 1000)).Via(Flow.Create<int>().Select(number => number * 2).Async())
            .RunWith(Sink.Seq<int>(), Materializer).Soon();

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => number * 2), seen);
    }

    [Fact]
    public async Task A_batch_merges_while_the_consumer_is_busy_and_loses_nothing()
    {
        var source = new ProbeSource<int>();
        var gate = new SemaphoreSlim(0);
        var batches = Batches(Source.From(() => source.Elements()).Batch(10, number => new List<int> { number }, Append), gate);
        source.Send(0);
        await Eventually(() => source.Pulled == 1);
        source.Send([.. Enumerable.Range(1, 30)]);
        await Eventually(() => source.Pulled >= 11);
        source.Complete();
        gate.Release(100);

        var seen = await batches.Soon();
        Assert.Equal(Enumerable.Range(0, 31), seen.SelectMany(batch => batch));
        Assert.All(seen, batch => Assert.InRange(batch.Count, 1, 10));
        Assert.Contains(seen, batch => batch.Count == 10);
    }

    [Fact]
    public async Task A_weighted_batch_stays_within_its_cost_unless_one_element_is_dearer()
    {
        var source = new ProbeSource<int>();
        var gate = new SemaphoreSlim(0);
        var batches = Batches(
            Source.From(() => source.Elements()).BatchWeighted(10, number => number, number => new List<int> { number }, Append), gate);
        source.Send(1);
        await Eventually(() => source.Pulled == 1);
        source.Send(1, 4, 5, 6, 50, 1);
        source.Complete();
        await Eventually(() => source.Pulled >= 4);
        gate.Release(100);

        var seen = await batches.Soon();
        Assert.Equal([1, 1, 4, 5, 6, 50, 1], seen.SelectMany(batch => batch));
        Assert.All(seen, batch => Assert.True(batch.Count == 1 || batch.Sum() <= 10));
    }

    [Fact]
    public async Task Conflate_merges_any_number_while_the_consumer_is_busy_and_loses_nothing()
    {
        var source = new ProbeSource<string>();
        var gate = new SemaphoreSlim(0);
        var seen = Source.From(() => source.Elements()).Conflate(string.Concat)
            .SelectAsync(1, async text =>
            {
                await gate.WaitAsync();
                return text;
            })
            .RunWith(Sink.Seq<string>(), Materializer);
        source.Send("0");
        await Eventually(() => source.Pulled == 1);
        source.Send([.. Enumerable.Range(1, 500).Select(number => $" {number}")]);
        await Eventually(() => source.Pulled == 501);
        source.Complete();
        gate.Release(100);

        var texts = await seen.Soon();
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 501)), string.Concat(texts));
        Assert.InRange(texts.Count, 2, 5);
    }

    [Fact]
    public async Task ConflateWithSeed_gives_a_free_consumer_each_element_at_once()
    {
        var source = new ProbeSource<int>();
        var seen = new List<int>();
        var done = Source.From(() => source.Elements())
            .ConflateWithSeed(number => new List<int> { number }, Append)
            .RunForeach(batch => seen.Add(batch.Count), Materializer);
        foreach (var number in Enumerable.Range(1, 5))
        {
            source.Send(number);
            await Eventually(() => seen.Count == number);
        }

        source.Complete();
        await done.Soon();
        Assert.Equal([1, 1, 1, 1, 1], seen);
    }

    [Theory]
    [InlineData(OverflowStrategy.DropHead, new[] { 0, 1, 5, 6 })]
    [InlineData(OverflowStrategy.DropTail, new[] { 0, 1, 2, 6 })]
    [InlineData(OverflowStrategy.DropNew, new[] { 0, 1, 2, 3 })]
    [InlineData(OverflowStrategy.DropBuffer, new[] { 0, 1, 6 })]
    [InlineData(OverflowStrategy.Backpressure, new[] { 0, 1, 2, 3, 4, 5, 6 })]
    public async Task A_full_buffer_does_what_its_strategy_says(OverflowStrategy strategy, int[] expected)
    {
        var source = new ProbeSource<int>();
        var gate = new SemaphoreSlim(0);
        var seen = Source.From(() => source.Elements()).Buffer(2, strategy).SelectAsync(1, async number =>
        {
            await gate.WaitAsync();
            return number;
        }).RunWith(Sink.Seq<int>(), Materializer);
        source.Send(0);
        await Eventually(() => source.Pulled == 1);
        gate.Release();
        source.Send(1);
        await Eventually(() => source.Pulled == 2 && gate.CurrentCount == 0);
        source.Send(2, 3, 4, 5, 6);
        if (strategy != OverflowStrategy.Backpressure)
        {
            await Eventually(() => source.Pulled == 7);
        }

        source.Complete();
        await Eventually(() => strategy == OverflowStrategy.Backpressure || source.Disposed == 1);
        gate.Release(100);

        Assert.Equal(expected, await seen.Soon());
    }

    [Fact]
    public async Task A_buffer_that_may_not_overflow_fails_the_stream()
    {
        var done = Source.From(Enumerable.Range(0, 100)).Buffer(2, OverflowStrategy.Fail)
            .RunWith(Sink.ForEachAsync<int>(1, _ => new TaskCompletionSource().Task), Materializer);

        await Assert.ThrowsAsync<BufferOverflowException>(() => done.Soon());
    }

    [Fact]
    public async Task SelectAsync_keeps_the_order_whatever_ends_first()
    {
        var gates = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray();
        var seen = Source.From(Enumerable.Range(0, 4)).SelectAsync(4, async number =>
        {
            await gates[number].Task;
            return number;
        }).RunWith(Sink.Seq<int>(), Materializer);
        foreach (var gate in gates.Reverse())
        {
            gate.SetResult();
        }

        Assert.Equal([0, 1, 2, 3], await seen.Soon());
    }

    private Task<IImmutableList<List<int>>> Batches(Source<List<int>, NotUsed> source, SemaphoreSlim gate) =>
        source.SelectAsync(1, async batch =>
        {
            await gate.WaitAsync();
            return batch;
        }).RunWith(Sink.Seq<List<int>>(), Materializer);

    private static List<int> Append(List<int> batch, int number)
    {
        batch.Add(number);
        return batch;
    }

    private static IEnumerable<int> Count(Action pulled)
    {
        for (var number = 0; ; number++)
        {
            pulled();
            yield return number;
        }
    }
}
