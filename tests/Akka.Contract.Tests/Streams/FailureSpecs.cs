using Akka.Streams.Dsl;
using Akka.Util;

namespace Akka.Contract.Tests.Streams;

public sealed class FailureSpecs : StreamSpec
{
    [Fact]
    public async Task An_element_arrives_before_the_failure_that_follows_it()
    {
        var seen = new List<int>();
        var done = Source.From(ThenFail(1, 2)).RunWith(Sink.ForEach<int>(seen.Add), Materializer);

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
            .RunWith(Sink.ForEach<string>(seen.Add), Materializer);
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
            .RunWith(Sink.Aggregate<string, string>("", string.Concat), Materializer);
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
    public async Task SelectError_translates_the_failure()
    {
        var all = Source.From(ThenFail(1)).SelectError(cause => new TimeoutException("late", cause)).RunWith(Sink.Seq<int>(), Materializer);

        await Assert.ThrowsAsync<TimeoutException>(() => all.Soon());
    }

    [Fact]
    public async Task An_operator_that_throws_fails_what_is_below_and_cancels_what_is_above()
    {
        var source = new ProbeSource<int>();
        var all = Source.From(() => source.Elements()).Select(number => 10 / number).RunWith(Sink.Seq<int>(), Materializer);

        source.Send(0);

        await Assert.ThrowsAsync<DivideByZeroException>(() => all.Soon());
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    [Fact]
    public async Task A_sink_that_throws_fails_its_task_and_cancels_the_source()
    {
        var source = new ProbeSource<int>();
        var done = Source.From(() => source.Elements())
            .RunWith(Sink.ForEach<int>(_ => throw new InvalidOperationException("full")), Materializer);

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

    private static IEnumerable<int> ThenFail(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            yield return number;
        }

        throw new InvalidOperationException();
    }
}
