using System.Diagnostics;
using Akka.Actor;

namespace FamilyChat.Bench.Runtime;

/// <summary>What messages, asks and actors cost. Each method is one run on a system of its own.</summary>
internal static class ActorBenchmarks
{
    private const int Messages = 5_000_000;
    private const int Asks = 200_000;
    private const int Actors = 200_000;
    private const int InFlight = 100;

    private static readonly object Ball = new();

    internal static Task<double> PingPong() => WithSystem(async system =>
    {
        var done = NewSignal();
        var pong = system.ActorOf(Props.Create(() => new Pong()));
        var ping = system.ActorOf(Props.Create(() => new Ping(pong, done)));
        var watch = Stopwatch.StartNew();
        ping.Tell(Start.Instance, ActorRefs.NoSender);
        await done.Task;
        return 2 * Messages / watch.Elapsed.TotalSeconds;
    });

    internal static Task<double> Flood() => WithSystem(async system =>
    {
        var done = NewSignal();
        var counter = system.ActorOf(Props.Create(() => new Counter(done)));
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < Messages; sent++)
        {
            counter.Tell(Ball, ActorRefs.NoSender);
        }

        await done.Task;
        return Messages / watch.Elapsed.TotalSeconds;
    });

    /// <summary>Asks a second, the 50th and 99th percentile of one in µs, and the bytes one allocates.</summary>
    internal static Task<(double PerSecond, double P50, double P99, double Bytes)> Ask() => WithSystem(async system =>
    {
        var pong = system.ActorOf(Props.Create(() => new Pong()));
        var times = new long[Asks];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        for (var ask = 0; ask < Asks; ask++)
        {
            var start = Stopwatch.GetTimestamp();
            await pong.Ask<object>(Ball);
            times[ask] = Stopwatch.GetTimestamp() - start;
        }

        var perSecond = Asks / watch.Elapsed.TotalSeconds;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Asks;
        Array.Sort(times);
        return (perSecond, Microseconds(times[Asks / 2]), Microseconds(times[Asks * 99 / 100]), bytes);
    });

    /// <summary>Actors created and started a second, and the bytes of memory each holds while idle.</summary>
    internal static Task<(double PerSecond, double Bytes)> IdleActors() => WithSystem(async system =>
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = new Countdown(Actors);
        var parent = system.ActorOf(Props.Create(() => new Parent(started)));
        var watch = Stopwatch.StartNew();
        parent.Tell(Start.Instance, ActorRefs.NoSender);
        await started.Done.Task;
        var perSecond = Actors / watch.Elapsed.TotalSeconds;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Actors;
        GC.KeepAlive(parent);
        return (perSecond, bytes);
    });

    private static async Task<T> WithSystem<T>(Func<ActorSystem, Task<T>> measure)
    {
        var system = ActorSystem.Create("bench");
        try
        {
            return await measure(system);
        }
        finally
        {
            await system.Terminate();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;

    private sealed class Start
    {
        internal static readonly Start Instance = new();
    }

    private sealed class Countdown(int count)
    {
        private int _left = count;

        internal TaskCompletionSource Done { get; } = NewSignal();

        internal void Signal()
        {
            if (Interlocked.Decrement(ref _left) == 0)
            {
                Done.SetResult();
            }
        }
    }

    private sealed class Pong : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }

    private sealed class Ping(IActorRef pong, TaskCompletionSource done) : UntypedActor
    {
        private int _sent;
        private int _received;

        protected override void OnReceive(object message)
        {
            if (message is Start)
            {
                for (; _sent < InFlight; _sent++)
                {
                    pong.Tell(Ball);
                }
            }
            else if (++_received == Messages)
            {
                done.SetResult();
            }
            else if (_sent < Messages)
            {
                _sent++;
                pong.Tell(Ball);
            }
        }
    }

    private sealed class Counter(TaskCompletionSource done) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received == Messages)
            {
                done.SetResult();
            }
        }
    }

    private sealed class Parent(Countdown started) : UntypedActor
    {
        private readonly Props _idle = Props.Create(() => new Idle(started));

        protected override void OnReceive(object message)
        {
            for (var created = 0; created < Actors; created++)
            {
                Context.ActorOf(_idle);
            }
        }
    }

    private sealed class Idle(Countdown started) : UntypedActor
    {
        protected override void PreStart() => started.Signal();

        protected override void OnReceive(object message)
        {
        }
    }
}
