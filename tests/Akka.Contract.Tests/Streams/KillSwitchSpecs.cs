using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Contract.Tests.Streams;

public sealed class KillSwitchSpecs : StreamSpec
{
    [Fact]
    public async Task Shutdown_keeps_the_text_so_far_and_cancels_a_silent_source()
    {
        var source = new ProbeSource<string>();
        var (killSwitch, text) = Text(source);
        source.Send("Once ", "upon ");
        await Eventually(() => source.Pulled == 2);

        killSwitch.Shutdown();

        Assert.Equal("Once upon ", await text.Soon());
        await Eventually(() => source.Disposed == 1);
        Assert.Equal(1, source.Cancelled);
    }

    [Fact]
    public async Task Abort_faults_the_run_and_cancels_a_silent_source()
    {
        var source = new ProbeSource<string>();
        var (killSwitch, text) = Text(source);
        source.Send("Once ");
        await Eventually(() => source.Pulled == 1);

        killSwitch.Abort(new InvalidOperationException("thrown away"));

        Assert.Equal("thrown away", (await Assert.ThrowsAsync<InvalidOperationException>(() => text.Soon())).Message);
        await Eventually(() => source.Disposed == 1);
    }

    [Fact]
    public async Task Only_the_first_throw_counts()
    {
        var source = new ProbeSource<string>();
        var (killSwitch, text) = Text(source);

        killSwitch.Shutdown();
        killSwitch.Abort(new InvalidOperationException());

        Assert.Equal("", await text.Soon());
    }

    [Fact]
    public async Task Throwing_a_switch_after_the_end_changes_nothing()
    {
        var source = new ProbeSource<string>();
        var (killSwitch, text) = Text(source);
        source.Send("all");
        source.Complete();
        Assert.Equal("all", await text.Soon());

        killSwitch.Abort(new InvalidOperationException());

        Assert.Equal("all", await text);
        Assert.Equal(1, source.Disposed);
    }

    [Fact]
    public async Task An_endless_source_without_pauses_hears_its_switch()
    {
        var (killSwitch, done) = Source.From(Enumerable.Repeat(1, int.MaxValue))
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both)
            .Run(Materializer);

        killSwitch.Shutdown();

        await done.Soon();
    }

    private (UniqueKillSwitch, Task<string>) Text(ProbeSource<string> source) => Source.From(() => source.Elements())
        .ViaMaterialized(KillSwitches.Single<string>(), Keep.Right)
        .ToMaterialized(Sink.Aggregate<string, string>("", string.Concat), Keep.Both)
        .Run(Materializer);
}
