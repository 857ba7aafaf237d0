using Akka.Actor;
using Akka.Persistence;

namespace AkkaLite.Tests.Persistence;

public sealed class RecoveryLimitSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_journal_that_does_not_answer_in_time_fails_the_recovery_and_stops_the_actor()
    {
        var system = ActorSystem.Create("limited");
        new SilentPersistence(TimeSpan.FromMilliseconds(50)).Apply(system);
        var failure = new TaskCompletionSource<Exception>();
        var actor = system.ActorOf(Props.Create(() => new Waiting(failure)));
        Assert.IsType<RecoveryTimedOutException>(await failure.Task.WaitAsync(Limit));
        Assert.True(await actor.GracefulStop(Limit));
        await system.Terminate().WaitAsync(Limit);
    }

    [Fact]
    public async Task Actors_that_are_stopped_while_they_wait_give_back_their_places()
    {
        var system = ActorSystem.Create("places");
        var persistence = new SilentPersistence(Limit).Apply(system);
        var places = persistence.Recoveries.CurrentCount;
        var actors = Enumerable.Range(0, places * 2).Select(_ => system.ActorOf(Props.Create(() => new Waiting(new TaskCompletionSource<Exception>())))).ToList();
        await Eventually(() => persistence.Recoveries.CurrentCount == 0);

        Assert.All(await Task.WhenAll(actors.Select(actor => actor.GracefulStop(Limit))), Assert.True);
        await Eventually(() => persistence.Recoveries.CurrentCount == places);
        await system.Terminate().WaitAsync(Limit);
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
            await Task.Delay(2, limit.Token);
    }

    private sealed class SilentPersistence(TimeSpan limit) : ExtensionIdProvider<PersistenceExtension>
    {
        public override PersistenceExtension CreateExtension(ExtendedActorSystem system)
        {
            var silent = new SilentJournal();
            return new PersistenceExtension(system, silent, silent) { RecoveryEventTimeout = limit };
        }
    }

    private sealed class Waiting : ReceivePersistentActor
    {
        private readonly TaskCompletionSource<Exception> _failure;

        public Waiting(TaskCompletionSource<Exception> failure)
        {
            _failure = failure;
            RecoverAny(_ => { });
            CommandAny(_ => { });
        }

        public override string PersistenceId => "waiting";

        protected override void OnRecoveryFailure(Exception reason, object? message = null) => _failure.TrySetResult(reason);
    }
}
