using System.Collections.Immutable;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class OperatorSpecs : StreamSpec
{
    [Fact]
    public async Task Elements_arrive_in_order() =>
        Assert.Equal(Enumerable.Range(0, 10_000), await Run(Source.From(Enumerable.Range(0, 10_000))));

    [Fact]
    public async Task An_empty_source_completes_without_elements() => Assert.Empty(await Run(Source.From<int>([])));

    [Fact]
    public async Task Select_maps_each_element() =>
        Assert.Equal(["1", "2"], await Run(Source.From([1, 2]).Select(number => $"{number}")));

    [Fact]
    public async Task The_same_graph_runs_any_number_of_times()
    {
        var graph = Source.From([1, 2, 3]).Select(number => 2 * number).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        Assert.Equal([2, 4, 6], await graph.Run(Materializer).Soon());
        Assert.Equal([2, 4, 6], await graph.Run(Materializer).Soon());
    }

    [Fact]
    public async Task A_system_runs_a_graph_that_brings_no_materializer()
    {
        Assert.Equal([1, 2], await Source.From([1, 2]).RunWith(Sink.Seq<int>(), Sys).Soon());
        Assert.Equal([1, 2], await Source.From([1, 2]).ToMaterialized(Sink.Seq<int>(), Keep.Right).Run(Sys).Soon());
    }

    [Fact]
    public async Task Materialised_values_are_kept_as_asked()
    {
        var source = Source.From([1, 2]).ViaMaterialized(KillSwitches.Single<int>(), Keep.Both);

        var ((left, right), all) = source.ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);

        Assert.Equal(NotUsed.Instance, left);
        Assert.IsType<UniqueKillSwitch>(right);
        Assert.Equal([1, 2], await all.Soon());
    }

    [Fact]
    public async Task First_gives_one_element_or_says_that_there_is_none()
    {
        Assert.Equal(1, await Source.From(Endless()).RunWith(Sink.First<int>(), Materializer).Soon());
        await Assert.ThrowsAsync<NoSuchElementException>(() => Source.From<int>([]).RunWith(Sink.First<int>(), Materializer).Soon());
    }

    private static IEnumerable<int> Endless()
    {
        for (var number = 1; ; number++)
        {
            yield return number;
        }
    }

    private Task<IImmutableList<T>> Run<T>(Source<T, NotUsed> source) =>
        source.RunWith(Sink.Seq<T>(), Materializer).Soon();
}
