using Akka.Contract.Tests.Kit;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.TestKit;

namespace Akka.Contract.Tests.Streams;

/// <summary>Streams take their time from the system's scheduler, so a test can move it.</summary>
public sealed class VirtualTimeSpecs : PatientTestKit
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public VirtualTimeSpecs()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task GroupedWithin_waits_for_the_schedulers_time()
    {
        var source = new ProbeSource<int>();
        var groups = Source.From(() => source.Elements()).GroupedWithin(1000, Hour).RunWith(Sink.First<IEnumerable<int>>(), Sys);
        source.Send(1, 2);
        await AwaitConditionAsync(() => source.Pulled == 2);
        Assert.False(groups.IsCompleted);

        await AwaitConditionAsync(() =>
        {
            Clock.Advance(Hour);
            return groups.IsCompleted;
        });

        Assert.Equal(1, (await groups).First());
    }

    [Fact]
    public async Task InitialTimeout_is_over_with_the_first_element()
    {
        var source = new ProbeSource<int>();
        var seen = new List<int>();
        var done = Source.From(() => source.Elements()).InitialTimeout(Hour).RunWith(Sink.ForEach<int>(seen.Add), Sys);
        source.Send(1);
        await AwaitConditionAsync(() => seen.Count == 1);

        Clock.Advance(Hour + Hour);
        source.Send(2);
        source.Complete();

        await done.Soon();
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_restart_waits_for_the_schedulers_time()
    {
        var runs = 0;
        var seen = RestartSource.WithBackoff(() => Source.From([++runs]), RestartSettings.Create(Hour, Hour, 0))
            .FirstAsync(2, Sys.Materializer());
        await AwaitConditionAsync(() => runs == 1);
        Assert.False(seen.IsCompleted);

        await AwaitConditionAsync(() =>
        {
            Clock.Advance(Hour);
            return seen.IsCompleted;
        });

        Assert.Equal([1, 2], await seen);
    }
}
