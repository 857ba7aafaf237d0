using Akka.Dispatch;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaLite.Tests.Dispatch;

public sealed class MessageQueueSpecs
{
    /// <summary>A positive step puts that many messages in, a negative one takes as many out.</summary>
    [Fact]
    public void It_behaves_as_a_queue_whatever_the_order_of_steps()
    {
        var steps = Gen.Choose(-300, 300).ListOf().ToArbitrary();
        Prop.ForAll(steps, static steps =>
        {
            var queue = default(MessageQueue);
            var model = new Queue<object>();
            foreach (var step in steps)
            {
                for (var times = 0; times < step; times++)
                {
                    var message = new object();
                    queue.Enqueue(message, null);
                    model.Enqueue(message);
                }

                for (var times = 0; times < -step; times++)
                {
                    var taken = queue.TryDequeue(out var message, out _);
                    if (taken != model.TryDequeue(out var expected) || (taken && !ReferenceEquals(message, expected)))
                    {
                        return false;
                    }
                }

                if (queue.IsEmpty != (model.Count == 0))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Nothing_is_lost_and_each_producer_keeps_its_order()
    {
        const int Producers = 4;
        const int Each = 100_000;
        var shared = new SharedQueue();
        var producing = Enumerable.Range(0, Producers).Select(producer => Task.Run(() =>
        {
            for (var number = 0; number < Each; number++)
            {
                shared.Queue.Enqueue((producer, number), null);
            }
        })).ToList();

        var next = new int[Producers];
        var spin = new SpinWait();
        for (var taken = 0; taken < Producers * Each;)
        {
            if (shared.Queue.TryDequeue(out var message, out _))
            {
                var (producer, number) = ((int, int))message;
                Assert.Equal(next[producer]++, number);
                taken++;
            }
            else
            {
                spin.SpinOnce();
            }
        }

        await Task.WhenAll(producing);
        Assert.True(shared.Queue.IsEmpty);
    }

    private sealed class SharedQueue
    {
        internal MessageQueue Queue;
    }
}
