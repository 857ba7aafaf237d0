using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class ActorSinkSpecs : StreamSpec
{
    private readonly ConcurrentQueue<object> _received = new();

    [Fact]
    public async Task ActorRefWithAck_sends_init_then_one_element_for_each_ack_then_complete()
    {
        var target = Target();
        Source.From(["a", "b"]).RunWith(Acking(target), Materializer);

        await Receives("init");
        target.Tell("ack");
        await Receives("init", "a");
        target.Tell("ack");
        await Receives("init", "a", "b", "complete");
    }

    [Fact]
    public async Task ActorRefWithAck_waits_for_the_ack_to_init_before_the_first_element()
    {
        var target = Target();
        var source = new ProbeSource<string>();
        Source.From(() => source.Elements()).RunWith(Acking(target), Materializer);
        source.Send("a");
        await Eventually(() => source.Pulled == 1);
        await Receives("init");

        target.Tell("ack");

        await Receives("init", "a");
    }

    [Fact]
    public async Task ActorRefWithAck_completes_an_empty_stream_without_an_ack()
    {
        Source.From<string>([]).RunWith(Acking(Target()), Materializer);

        await Receives("init", "complete");
    }

    [Fact]
    public async Task ActorRefWithAck_sends_the_failure_at_once()
    {
        Failed<string>(new InvalidOperationException("model gone")).RunWith(Acking(Target()), Materializer);

        await Receives("init", "failed: model gone");
    }

    [Fact]
    public async Task ActorRefWithAck_bounds_what_waits_for_a_slow_actor()
    {
        var target = Target();
        var pulled = 0;
        Source.From(Enumerable.Range(0, 1000)).Select(number =>
        {
            Interlocked.Increment(ref pulled);
            return $"{number}";
        }).RunWith(Acking(target), Materializer);

        await Receives("init");
        await Eventually(() => Volatile.Read(ref pulled) >= 16);
        Assert.InRange(Volatile.Read(ref pulled), 16, 17);
    }

    [Fact]
    public async Task The_end_of_the_actor_cancels_the_source()
    {
        var target = Target();
        var source = new ProbeSource<string>();
        Source.From(() => source.Elements()).RunWith(Acking(target), Materializer);
        await Receives("init");

        Sys.Stop(target);

        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    private static Sink<string, NotUsed> Acking(IActorRef target) =>
        Sink.ActorRefWithAck<string>(target, "init", "ack", "complete", cause => $"failed: {cause.Message}");

    private IActorRef Target() => Sys.ActorOf(Props.Create<Recorder>(_received));

    private async Task Receives(params object[] messages)
    {
        await Eventually(() => _received.Count >= messages.Length);
        Assert.Equal(messages, _received);
    }

    /// <summary>Notes what the stream sends; an "ack" from the test is passed on to the stream.</summary>
    private sealed class Recorder : UntypedActor
    {
        private readonly ConcurrentQueue<object> _received;
        private IActorRef _stream = ActorRefs.Nobody;

        public Recorder(ConcurrentQueue<object> received) => _received = received;

        protected override void OnReceive(object message)
        {
            if (message is "ack")
            {
                _stream.Tell("ack");
                return;
            }

            _stream = Sender;
            _received.Enqueue(message);
        }
    }
}
