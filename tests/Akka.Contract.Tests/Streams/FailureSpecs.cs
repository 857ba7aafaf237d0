using Akka.Streams.Dsl;
using Akka.Util;

namespace Akka.Contract.Tests.Streams;

public sealed class FailureSpecs : StreamSpec
{
    [Fact]
    public async Task An_element_arrives_before_the_failure_that_follows_it()
    {
        var seen = new List<int>();
        var done = Source.From(ThenFail(1, 2)).RunForeach(seen.Add, Materializer);

        await Assert.ThrowsAsync<InvalidOperationException>(() => done.Soon());
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_fault_loses_the_text_that_waits_in_a_batch()
    {
        var gate = new TaskCompletionSource();
        var seen = new List<string>();
        var source = new ProbeSource<string>();
        var done = Source.From(() => source.Elements())
            .Batch(100, word => word, string.Concat)
            .SelectAsync(1, async text => { await gate.Task; return text; })
            .RunForeach(seen.Add, Materializer);
        source.Send("a", "b", "c");
        await Eventually(() => source.Pulled == 3);

        source.Fail(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => done.Soon());
        gate.SetResult();
        Assert.DoesNotContain("bc", seen);
    }

    [Fact]
    public async Task Recover_before_the_batch_keeps_the_text()
    {
        var source = new ProbeSource<string>();
        var text = Source.From(() => source.Elements())
            .Recover(cause => Option<string>.Create($"[{cause.Message}]"))
            .Batch(100, word => word, string.Concat)
            .RunAggregate("", string.Concat, Materializer);
        source.Send("a", "b", "c");
        source.Fail(new InvalidOperationException("model gone"));

        Assert.Equal("abc[model gone]", await text.Soon());
        Assert.Equal(1, source.Disposed);
    }

    [Fact]
    public async Task Recover_that_has_nothing_to_say_lets_the_failure_through()
    {
        var all = Source.From(ThenFail(1)).Recover(_ => Option<int>.None).RunWith(Sink.Seq<int>(), Materializer);

        await Assert.ThrowsAsync<InvalidOperationException>(() => all.Soon());
    }

    [Fact]
    public async Task RecoverWithRetries_goes_on_with_the_other_source_and_gives_up_after_its_attempts()
    {
        Assert.Equal([1, 5, 6], await Source.From(ThenFail(1)).RecoverWithRetries(_ => Source.From([5, 6]), 1)
            .RunWith(Sink.Seq<int>(), Materializer).Soon());

        var attempts = 0;
        var failing = Source.From(ThenFail(1)).RecoverWithRetries(
            _ =>
            {
                attempts++;
                return Source.From(ThenFail(2));
            },
            3).RunWith(Sink.Seq<int>(), Materializer);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing.Soon());
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task SelectError_translates_the_failure()
    {
        var all = Source.From(ThenFail(1)).SelectError(cause => new TimeoutException("late", cause)).RunWith(Sink.Seq<int>(), Materializer);

        await Assert.ThrowsAsync<TimeoutException>(() => all.Soon());
    }

    [Fact]
    public async Task An_operator_that_throws_fails_what_is_below_and_cancels_what_is_above()
    {
        var source = new ProbeSource<int>();
        var (ended, all) = Source.From(() => source.Elements())
            .WatchTermination((_, ended) => ended)
            .Select(number => 10 / number)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);

        source.Send(0);

        await Assert.ThrowsAsync<DivideByZeroException>(() => all.Soon());
        await Assert.ThrowsAsync<DivideByZeroException>(() => ended.Soon());
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    [Fact]
    public async Task A_sink_that_throws_fails_its_task_and_cancels_the_source()
    {
        var source = new ProbeSource<int>();
        var done = Source.From(() => source.Elements()).RunForeach(_ => throw new InvalidOperationException("full"), Materializer);

        source.Send(1);

        Assert.Equal("full", (await Assert.ThrowsAsync<InvalidOperationException>(() => done.Soon())).Message);
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    [Fact]
    public async Task A_failed_task_fails_the_stream()
    {
        var all = Source.From([1, 2, 3]).SelectAsync(2, async number =>
        {
            await Task.Yield();
            return number == 2 ? throw new InvalidOperationException() : number;
        }).RunWith(Sink.Seq<int>(), Materializer);

        await Assert.ThrowsAsync<InvalidOperationException>(() => all.Soon());
    }

    [Fact]
    public async Task WatchTermination_ends_as_the_stream_does()
    {
        await Watch(Source.From([1, 2])).Soon();
        await Watch(Source.From(Enumerable.Repeat(1, int.MaxValue)), 2).Soon();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Watch(Source.From(ThenFail(1))).Soon());
    }

    [Fact]
    public async Task OnComplete_tells_of_either_end()
    {
        var ends = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var sink = Sink.OnComplete<int>(() => ends.Enqueue("completed"), cause => ends.Enqueue(cause.Message));

        Source.From([1]).RunWith(sink, Materializer);
        await Eventually(() => ends.Count == 1);
        Source.Failed<int>(new InvalidOperationException("failed")).RunWith(sink, Materializer);
        await Eventually(() => ends.Count == 2);

        Assert.Equal(["completed", "failed"], ends);
    }

    private Task<Done> Watch(Source<int, NotUsed> source, long take = long.MaxValue) => source
        .WatchTermination((_, ended) => ended).Take(take).To(Sink.Ignore<int>()).Run(Materializer);

    private static IEnumerable<int> ThenFail(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            yield return number;
        }

        throw new InvalidOperationException();
    }
}
