using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class SourceLifeSpecs : StreamSpec
{
    [Fact]
    public async Task A_source_that_completes_is_disposed_once()
    {
        var source = new ProbeSource<int>();
        var all = Source.From(() => source.Elements()).RunWith(Sink.Seq<int>(), Materializer);
        source.Send(1, 2);
        source.Complete();

        Assert.Equal([1, 2], await all.Soon());
        await Eventually(() => source.Disposed == 1);
        Assert.Equal(0, source.Cancelled);
    }

    [Fact]
    public async Task A_source_that_fails_is_disposed_once_and_its_exception_comes_through()
    {
        var source = new ProbeSource<int>();
        var cause = new InvalidOperationException("model gone");
        var all = Source.From(() => source.Elements()).RunWith(Sink.Seq<int>(), Materializer);
        source.Send(1);
        source.Fail(cause);

        Assert.Same(cause, await Assert.ThrowsAsync<InvalidOperationException>(() => all.Soon()));
        await Eventually(() => source.Disposed == 1);
    }

    [Fact]
    public async Task A_source_nobody_wants_more_of_is_cancelled_while_it_is_silent()
    {
        var source = new ProbeSource<int>();
        var all = Source.From(() => source.Elements()).SelectAsync(2, async number =>
        {
            await Task.Yield();
            return number == 1 ? throw new InvalidOperationException() : number;
        }).RunWith(Sink.Ignore<int>(), Materializer);

        source.Send(1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => all.Soon());
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    [Fact]
    public async Task An_iterator_that_ignores_its_token_is_not_disposed_but_the_stream_ends()
    {
        var started = false;
        var disposed = false;
        var never = new TaskCompletionSource();
        var (killSwitch, text) = Source.From(Deaf).ViaMaterialized(KillSwitches.Single<string>(), Keep.Right)
            .ToMaterialized(Sink.Aggregate<string, string>("", string.Concat), Keep.Both).Run(Materializer);
        await Eventually(() => Volatile.Read(ref started));

        killSwitch.Shutdown();

        Assert.Equal("", await text.Soon());
        Assert.False(disposed);
        never.SetResult();
        await Eventually(() => Volatile.Read(ref disposed));

        async IAsyncEnumerable<string> Deaf()
        {
            try
            {
                Volatile.Write(ref started, true);
                await never.Task;
                yield return "late";
            }
            finally
            {
                Volatile.Write(ref disposed, true);
            }
        }
    }

    [Fact]
    public async Task An_enumerator_is_disposed_when_the_downstream_has_enough()
    {
        var disposed = 0;
        await Source.From(Numbers()).RunWith(Sink.First<int>(), Materializer).Soon();
        await Eventually(() => disposed == 1);

        IEnumerable<int> Numbers()
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    yield return number;
                }
            }
            finally
            {
                disposed++;
            }
        }
    }

    [Fact]
    public async Task A_factory_that_throws_fails_the_stream()
    {
        var all = Source.From<int>(() => throw new InvalidOperationException("no model")).RunWith(Sink.Seq<int>(), Materializer);

        await Assert.ThrowsAsync<InvalidOperationException>(() => all.Soon());
    }

    [Fact]
    public async Task Stopping_the_owning_actor_cancels_the_source_and_leaves_the_task_pending()
    {
        var source = new ProbeSource<int>();
        var owner = Sys.ActorOf(Props.Create<Owner>(source));
        var run = await owner.Ask<Run>("run", Limit);
        await Eventually(() => source.Started == 1);

        Sys.Stop(owner);

        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
        Assert.False(run.All.IsCompleted);
    }

    [Fact]
    public async Task A_materializer_that_was_shut_down_stops_its_streams_and_takes_no_more()
    {
        var source = new ProbeSource<int>();
        var all = Source.From(() => source.Elements()).RunWith(Sink.Seq<int>(), Materializer);
        await Eventually(() => source.Started == 1);

        Materializer.Shutdown();

        await Eventually(() => source.Disposed == 1);
        Assert.True(Materializer.IsShutdown);
        Assert.False(all.IsCompleted);
        await Assert.ThrowsAnyAsync<Exception>(async () => await Source.From([1]).RunWith(Sink.Ignore<int>(), Materializer));
    }

    private sealed record Run(Task All);

    private sealed class Owner : ReceiveActor
    {
        public Owner(ProbeSource<int> source) => Receive<string>(_ =>
            Sender.Tell(new Run(Source.From(() => source.Elements()).RunWith(Sink.Seq<int>(), Context.Materializer()))));
    }
}
