using System.Collections.Immutable;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;

namespace Akka.Contract.Tests.Streams;

/// <summary>Each operator of a flow does what the same operator of a source does; what that is, the other specs say.</summary>
public sealed class FlowOperatorSpecs : StreamSpec
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(5);

    private static Flow<int, int, NotUsed> Start => Flow.Create<int>();

    [Fact]
    public async Task Elements_are_mapped_filtered_and_counted_alike()
    {
        await Gives(["1", "2", "3", "4"], Start.Select(number => $"{number}"));
        await Gives([2, 4], Start.Where(number => number % 2 == 0));
        await Gives([1, 2, 2, 3, 3, 3, 4, 4, 4, 4], Start.SelectMany(number => Enumerable.Repeat(number, number)));
        await Gives([2, 3, 4, 5], Start.SelectAsync(2, number => Task.FromResult(number + 1)));
        await Gives([1, 2], Start.Take(2));
        await Gives([1, 2], Start.TakeWhile(number => number < 3));
        await Gives([3, 4], Start.Skip(2));
        await Gives([0, 1, 3, 6, 10], Start.Scan(0, (sum, number) => sum + number));
        await Gives([10], Start.Aggregate(0, (sum, number) => sum + number));
        await Gives([1, 2, 3, 4, 9], Start.Concat(Source.Single(9)));
    }

    [Fact]
    public async Task Elements_are_grouped_and_merged_alike()
    {
        await Gives([[1, 2, 3], [4]], Start.Grouped(3));
        await Gives([[1, 2, 3], [4]], Start.GroupedWithin(3, Never));
        await Gives([10], Start.Batch(9, number => number, Sum).Aggregate(0, Sum));
        await Gives([10], Start.BatchWeighted(9, number => number, number => number, Sum).Aggregate(0, Sum));
        await Gives([10], Start.Conflate(Sum).Aggregate(0, Sum));
        await Gives([10], Start.ConflateWithSeed(number => number, Sum).Aggregate(0, Sum));
        await Gives([1, 2, 3, 4], Start.Buffer(2, OverflowStrategy.Backpressure));

        static int Sum(int left, int right) => left + right;
    }

    [Fact]
    public async Task Failures_and_limits_are_treated_alike()
    {
        await Gives([5, 10, -1], Failing.Recover(_ => Option<int>.Create(-1)));
        await Gives([5, 10, 7, 8], Failing.RecoverWithRetries(_ => Source.From([7, 8]), 1));
        await Assert.ThrowsAsync<TimeoutException>(() => Run(Failing.SelectError(_ => new TimeoutException())));
        await Gives([1, 2, 3, 4], Start.InitialTimeout(Never).IdleTimeout(Never).CompletionTimeout(Never));
    }

    [Fact]
    public async Task The_end_is_watched_alike()
    {
        var ended = Source.From([1]).ViaMaterialized(Start.WatchTermination((_, task) => task), Keep.Right)
            .To(Sink.Ignore<int>()).Run(Materializer);

        await ended.Soon();
    }

    private static Flow<int, int, NotUsed> Failing => Start.Select(number => 10 / (3 - number)).Select(number => number);

    private Task<IImmutableList<T>> Run<T>(Flow<int, T, NotUsed> flow) =>
        Source.From([1, 2, 3, 4]).Via(flow).RunWith(Sink.Seq<T>(), Materializer).Soon();

    private async Task Gives<T>(IEnumerable<T> expected, Flow<int, T, NotUsed> flow) => Assert.Equal(expected, await Run(flow));
}
