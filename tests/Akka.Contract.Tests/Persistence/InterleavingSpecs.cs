using Akka.Actor;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Contract.Tests.Persistence;

/// <summary>
/// Random commands in random orders, with failures: handlers run in the order of their calls, commands wait where they have to,
/// and what is recovered is what was acknowledged, in its order, with nothing that was never persisted.
/// </summary>
public sealed class InterleavingSpecs : JournalSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private int _scenarios;

    private static Gen<string> Scenarios =>
        Gen.Frequency((8, Gen.Elements('p', 'l', 'a', 'm', 'n', 'd')), (1, Gen.Elements('r', 'h', '!', '~')))
            .ArrayOf().Select(letters => new string(letters)).NonEmptyListOf().Select(commands => string.Join(' ', commands));

    [Fact]
    public Task Whatever_the_commands_handlers_keep_their_order_and_recovery_is_what_was_acknowledged() =>
        HoldsAsync(tests: 150, EndInOrderAsync);

    [Fact]
    public Task Whenever_the_process_ends_what_was_acknowledged_is_recovered() =>
        HoldsAsync(tests: 25, EndAtOnceAsync);

    private static Task HoldsAsync(int tests, Func<string, Task> property) => Task.Run(() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(25),
        Prop.ForAll(Arb.From(Scenarios, Shrink), scenario => property(scenario).GetAwaiter().GetResult())));

    private static IEnumerable<string> Shrink(string scenario) =>
        Enumerable.Range(0, scenario.Length).Select(i => scenario.Remove(i, 1));

    private async Task EndInOrderAsync(string scenario)
    {
        var (id, trace) = ($"scenario-{_scenarios++}", new Trace());
        var actor = Send(id, trace, scenario);
        var end = new TaskCompletionSource();
        actor.Tell(end);
        await end.Task.WaitAsync(Limit);
        Assert.True(await actor.GracefulStop(Limit));

        var recovered = await RecoverAsync(id, trace);
        if (!trace.Restarted)
            Assert.Equal(trace.Invoked, recovered);
    }

    private async Task EndAtOnceAsync(string scenario)
    {
        var (id, trace) = ($"scenario-{_scenarios++}", new Trace());
        Send(id, trace, scenario);
        await RestartHostAsync();
        await RecoverAsync(id, trace);
    }

    private IActorRef Send(string id, Trace trace, string scenario)
    {
        var actor = Host.System.ActorOf(Props.Create(() => new ScenarioActor(id, trace)));
        foreach (var (number, letters) in scenario.Split(' ').Index())
            actor.Tell(new Steps(number, letters));
        return actor;
    }

    private async Task<IReadOnlyList<string>> RecoverAsync(string id, Trace trace)
    {
        var seen = new Observations();
        var reader = Host.Start(id, seen);
        var recovered = new List<string>();
        for (var next = await seen.NextAsync(); next != "replayed"; next = await seen.NextAsync())
            recovered.Add(next["recovered ".Length..]);
        Assert.True(await reader.GracefulStop(Limit));

        recovered.Remove("end");
        recovered.ForEach(trace.Replayed);
        trace.RecoveryCompleted();
        Assert.Empty(trace.BrokenRules);
        return recovered;
    }
}
