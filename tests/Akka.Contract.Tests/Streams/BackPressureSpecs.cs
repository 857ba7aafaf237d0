using System.Collections.Immutable;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class BackPressureSpecs : StreamSpec
{
    [Fact]
    public async Task A_slow_consumer_bounds_a_fast_source()
    {
        var pulled = 0;
        var gate = new SemaphoreSlim(0);
        var done = Source.From(Count(1000, () => pulled++))
            .RunWith(Sink.ForEachAsync<int>(2, _ => gate.WaitAsync()), Materializer);

        await Eventually(() => pulled >= 2);
        Assert.InRange(pulled, 2, 4);
        gate.Release(1000);

        await done.Soon();
        Assert.Equal(1000, pulled);
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
    public async Task A_batch_gives_a_free_consumer_each_element_at_once()
    {
        var source = new ProbeSource<int>();
        var seen = new List<int>();
        var done = Source.From(() => source.Elements())
            .Batch(10, number => new List<int> { number }, Append)
            .RunWith(Sink.ForEach<List<int>>(batch => seen.Add(batch.Count)), Materializer);
        foreach (var number in Enumerable.Range(1, 5))
        {
            source.Send(number);
            await Eventually(() => seen.Count == number);
        }

        source.Complete();
        await done.Soon();
        Assert.Equal([1, 1, 1, 1, 1], seen);
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

    private static IEnumerable<int> Count(int count, Action pulled)
    {
        for (var number = 0; number < count; number++)
        {
            pulled();
            yield return number;
        }
    }
}
