using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

/// <summary>What depends on time is tested by order and by lower bounds, never by how soon something happens.</summary>
public sealed class TimeSpecs : StreamSpec
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task GroupedWithin_emits_a_full_group_without_waiting_for_the_time() =>
        Assert.Equal([[1, 2, 3], [4, 5, 6], [7]], await Source.From([1, 2, 3, 4, 5, 6, 7]).GroupedWithin(3, Never)
            .RunWith(Sink.Seq<IEnumerable<int>>(), Materializer).Soon());

    [Fact]
    public async Task GroupedWithin_emits_what_it_has_when_the_time_is_up()
    {
        var source = new ProbeSource<int>();
        var groups = new ConcurrentQueue<int[]>();
        var done = Source.From(() => source.Elements()).GroupedWithin(1000, Short)
            .RunWith(Sink.ForEach<IEnumerable<int>>(group => groups.Enqueue([.. group])), Materializer);
        source.Send(1, 2);
        await Eventually(() => groups.Sum(group => group.Length) == 2);
        source.Send(3);
        await Eventually(() => groups.Sum(group => group.Length) == 3);
        source.Complete();

        await done.Soon();
        Assert.Equal([1, 2, 3], groups.SelectMany(group => group));
        Assert.DoesNotContain(groups, group => group.Length == 0);
    }

    [Fact]
    public async Task GroupedWithin_holds_one_group_while_the_consumer_is_busy()
    {
        var pulled = 0;
        var gate = new SemaphoreSlim(0);
        var seen = Source.From(Enumerable.Range(0, 100).Select(number =>
            {
                Interlocked.Increment(ref pulled);
                return number;
            }))
            .GroupedWithin(5, Never)
            .SelectAsync(1, async group =>
            {
                await gate.WaitAsync();
                return group;
            })
            .RunWith(Sink.Seq<IEnumerable<int>>(), Materializer);

        await Eventually(() => Volatile.Read(ref pulled) >= 10);
        Assert.InRange(Volatile.Read(ref pulled), 10, 12);
        gate.Release(100);

        Assert.Equal(Enumerable.Range(0, 100), (await seen.Soon()).SelectMany(group => group));
    }

    [Fact]
    public async Task InitialTimeout_fails_a_stream_whose_first_element_is_late()
    {
        var source = new ProbeSource<int>();
        await Assert.ThrowsAsync<TimeoutException>(() =>
            Source.From(() => source.Elements()).InitialTimeout(Short).RunWith(Sink.Ignore<int>(), Materializer).Soon());
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });
    }

    [Fact]
    public async Task IdleTimeout_starts_before_the_first_element()
    {
        var source = new ProbeSource<int>();
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAsync<TimeoutException>(() =>
            Source.From(() => source.Elements()).IdleTimeout(Short).RunWith(Sink.Ignore<int>(), Materializer).Soon());

        Assert.True(watch.Elapsed >= Short - TimeSpan.FromMilliseconds(20));
        await Eventually(() => source.Disposed == 1);
    }

    [Fact]
    public async Task IdleTimeout_counts_a_slow_consumer_too()
    {
        var done = Source.From(Enumerable.Repeat(1, 100)).IdleTimeout(Short)
            .RunWith(Sink.ForEachAsync<int>(1, _ => new TaskCompletionSource().Task), Materializer);

        await Assert.ThrowsAsync<TimeoutException>(() => done.Soon());
    }

    [Fact]
    public async Task A_restarted_source_runs_again_after_a_pause_and_goes_on_until_it_is_cancelled()
    {
        var runs = new List<TimeSpan>();
        var watch = Stopwatch.StartNew();
        var settings = RestartSettings.Create(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200), 0);
        var seen = await RestartSource.WithBackoff(
            () =>
            {
                lock (runs)
                {
                    runs.Add(watch.Elapsed);
                    return runs.Count % 2 == 0 ? Failed<int>(new InvalidOperationException()) : Source.From([1, 2]);
                }
            },
            settings).FirstAsync(6, Materializer);

        Assert.Equal([1, 2, 1, 2, 1, 2], seen);
        lock (runs)
        {
            Assert.InRange(runs.Count, 5, int.MaxValue);
            Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(10)));
        }
    }

    [Fact]
    public async Task A_restarted_source_is_cancelled_with_its_stream_also_between_runs()
    {
        var source = new ProbeSource<int>();
        var settings = RestartSettings.Create(Never, Never, 0);
        var (killSwitch, all) = RestartSource.WithBackoff(() => Source.From(() => source.Elements()), settings)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        source.Send(1);
        await Eventually(() => source.Pulled == 1);

        killSwitch.Shutdown();

        Assert.Equal([1], await all.Soon());
        await Eventually(() => source is { Disposed: 1, Cancelled: 1 });

        var (between, rest) = RestartSource.WithBackoff(() => Source.From([1]), settings)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        between.Shutdown();
        await rest.Soon();
    }
}
