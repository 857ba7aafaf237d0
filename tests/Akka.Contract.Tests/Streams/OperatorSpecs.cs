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
    public async Task An_empty_source_completes_without_elements() => Assert.Empty(await Run(Source.Empty<int>()));

    [Fact]
    public async Task A_failed_source_fails_the_stream()
    {
        var source = Source.Failed<int>(new InvalidOperationException("no"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(source));
        Assert.Equal("no", failure.Message);
    }

    [Fact]
    public async Task Select_maps_each_element() =>
        Assert.Equal(["1", "2"], await Run(Source.From([1, 2]).Select(number => $"{number}")));

    [Fact]
    public async Task Where_drops_what_does_not_match() =>
        Assert.Equal([2, 4], await Run(Source.From([1, 2, 3, 4]).Where(number => number % 2 == 0)));

    [Fact]
    public async Task SelectMany_flattens_also_when_parts_are_empty() =>
        Assert.Equal([1, 1, 3, 3, 3, 3], await Run(Source.From([1, 0, 3, 0]).SelectMany(number =>
            number == 1 ? [1, 1] : Enumerable.Repeat(number, number == 0 ? 0 : 4))));

    [Fact]
    public async Task Take_completes_with_its_last_element() => Assert.Equal([1, 2], await Run(Source.From(Endless()).Take(2)));

    [Fact]
    public async Task Take_of_nothing_completes_at_once() => Assert.Empty(await Run(Source.From(Endless()).Take(0)));

    [Fact]
    public async Task TakeWhile_leaves_out_the_element_that_ends_it_unless_inclusive()
    {
        Assert.Equal([1, 2], await Run(Source.From(Endless()).TakeWhile(number => number < 3)));
        Assert.Equal([1, 2, 3], await Run(Source.From(Endless()).TakeWhile(number => number < 3, inclusive: true)));
    }

    [Fact]
    public async Task Skip_leaves_out_the_first() => Assert.Equal([3, 4], await Run(Source.From([1, 2, 3, 4]).Skip(2)));

    [Fact]
    public async Task Scan_emits_the_zero_and_every_state() =>
        Assert.Equal([0, 1, 3, 6], await Run(Source.From([1, 2, 3]).Scan(0, (sum, number) => sum + number)));

    [Fact]
    public async Task Scan_of_nothing_emits_the_zero() =>
        Assert.Equal([7], await Run(Source.Empty<int>().Scan(7, (sum, number) => sum + number)));

    [Fact]
    public async Task Aggregate_emits_the_fold_at_the_end() =>
        Assert.Equal([6], await Run(Source.From([1, 2, 3]).Aggregate(0, (sum, number) => sum + number)));

    [Fact]
    public async Task Grouped_emits_full_groups_and_the_rest() =>
        Assert.Equal([[1, 2], [3, 4], [5]], await Run(Source.From([1, 2, 3, 4, 5]).Grouped(2)));

    [Fact]
    public async Task Concat_goes_on_with_the_other_source() =>
        Assert.Equal([1, 2, 3, 4], await Run(Source.From([1, 2]).Concat(Source.From([3, 4]))));

    [Fact]
    public async Task The_same_graph_runs_any_number_of_times()
    {
        var graph = Source.From([1, 2, 3]).Skip(1).Scan(0, (sum, number) => sum + number).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        Assert.Equal([0, 2, 5], await graph.Run(Materializer).Soon());
        Assert.Equal([0, 2, 5], await graph.Run(Materializer).Soon());
    }

    [Fact]
    public async Task Another_source_may_have_islands_of_its_own()
    {
        var other = Source.From(Enumerable.Range(2, 1000)).Async().Select(number => number).Async();

        Assert.Equal(Enumerable.Range(0, 1002), await Run(Source.From([0, 1]).Concat(other)));
    }

    [Fact]
    public async Task A_system_runs_a_graph_that_brings_no_materializer()
    {
        Assert.Equal([1, 2], await Source.From([1, 2]).RunWith(Sink.Seq<int>(), Sys).Soon());
        Assert.Equal([1, 2], await Source.From([1, 2]).ToMaterialized(Sink.Seq<int>(), Keep.Right).Run(Sys).Soon());
    }

    [Fact]
    public async Task Materialised_values_are_kept_and_mapped_as_asked()
    {
        var source = Source.From([1, 2]).MapMaterializedValue(_ => "source");
        var flow = Flow.Create<int>().MapMaterializedValue(_ => "flow");

        var ((left, right), all) = source.ViaMaterialized(flow, Keep.Both).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        var one = source.Via(flow).To(flow.ToMaterialized(Sink.Ignore<int>(), Keep.Right))
            .MapMaterializedValue(text => text.Length).Run(Materializer);
        var sink = source.To(flow.Via(flow).ViaMaterialized(flow, Keep.Right).To(Sink.Ignore<int>())).Run(Materializer);

        Assert.Equal(("source", "flow", 6, "source"), (left, right, one, sink));
        Assert.Equal([1, 2], await all.Soon());
    }

    [Fact]
    public async Task First_and_last_give_one_element_or_say_that_there_is_none()
    {
        Assert.Equal(1, await Source.From(Endless()).RunWith(Sink.First<int>(), Materializer).Soon());
        Assert.Equal(3, await Source.From([1, 2, 3]).RunWith(Sink.Last<int>(), Materializer).Soon());
        Assert.Equal(0, await Source.Empty<int>().RunWith(Sink.FirstOrDefault<int>(), Materializer).Soon());
        await Assert.ThrowsAsync<NoSuchElementException>(() => Source.Empty<int>().RunWith(Sink.First<int>(), Materializer).Soon());
        await Assert.ThrowsAsync<NoSuchElementException>(() => Source.Empty<int>().RunWith(Sink.Last<int>(), Materializer).Soon());
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
