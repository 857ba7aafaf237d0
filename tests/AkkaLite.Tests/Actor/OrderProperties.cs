using Akka.Actor;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaLite.Tests.Actor;

public sealed class OrderProperties : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ActorSystem _system = ActorSystem.Create("properties");

    /// <summary>What a message makes the actor do.</summary>
    public enum Step
    {
        Note,
        Stash,
        Unstash,
        UnstashAll,
        Fail,
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Messages_of_each_sender_keep_their_order_whatever_the_interleaving()
    {
        var senders = Gen.Choose(1, 400).ArrayOf(4).ToArbitrary();
        Prop.ForAll(senders, counts => Await(async () =>
        {
            var actor = _system.ActorOf(Props.Create(() => new Recorder()));
            await Task.WhenAll(counts.Select((count, sender) => Task.Run(() =>
            {
                for (var number = 0; number < count; number++)
                {
                    actor.Tell((sender, number), ActorRefs.NoSender);
                }
            })));
            var seen = await actor.Ask<List<(int Sender, int Number)>>("seen", Limit);
            return seen.Count == counts.Sum() && seen.GroupBy(static one => one.Sender)
                .All(static one => one.Select(static message => message.Number).SequenceEqual(Enumerable.Range(0, one.Count())));
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Stashing_and_unstashing_keep_the_order_of_the_model_also_through_failures()
    {
        var steps = Gen.Elements(Enum.GetValues<Step>()).ListOf().ToArbitrary();
        Prop.ForAll(steps, steps => Await(async () =>
        {
            var log = new List<int>();
            var actor = _system.ActorOf(Props.Create(() => new Stasher(log)).WithSupervisorStrategy(SupervisorStrategy.DefaultStrategy));
            for (var index = 0; index < steps.Count; index++)
            {
                actor.Tell(new Numbered(index, steps[index]), ActorRefs.NoSender);
            }

            await actor.GracefulStop(Limit);
            return log.SequenceEqual(Model([.. steps]));
        })).QuickCheckThrowOnFailure();
    }

    /// <summary>The same on lists: a message is stashed at most once; a restart puts the stash back first.</summary>
    private static List<int> Model(IReadOnlyList<Step> steps)
    {
        var mailbox = new LinkedList<int>(Enumerable.Range(0, steps.Count));
        var stash = new List<int>();
        var stashedOnce = new HashSet<int>();
        var log = new List<int>();
        while (mailbox.First is { } first)
        {
            mailbox.RemoveFirst();
            var index = first.Value;
            if (steps[index] == Step.Stash && stashedOnce.Add(index))
            {
                stash.Add(index);
                continue;
            }

            log.Add(index);
            var back = steps[index] switch
            {
                Step.Unstash => 1,
                Step.UnstashAll or Step.Fail => stash.Count,
                _ => 0,
            };
            foreach (var unstashed in stash.Take(back).Reverse().ToList())
            {
                mailbox.AddFirst(unstashed);
            }

            stash.RemoveRange(0, Math.Min(back, stash.Count));
        }

        return log;
    }

    private static bool Await(Func<Task<bool>> check) => check().GetAwaiter().GetResult();

    private sealed record Numbered(int Index, Step Step)
    {
        public bool StashedOnce { get; set; }
    }

    private sealed class Recorder : ReceiveActor
    {
        private readonly List<(int Sender, int Number)> _seen = [];

        public Recorder()
        {
            Receive<(int, int)>(_seen.Add);
            Receive<string>(_ => Sender.Tell(_seen));
        }
    }

    private sealed class Stasher : ReceiveActor, IWithUnboundedStash
    {
        public Stasher(List<int> log) => Receive<Numbered>(message =>
        {
            if (message is { Step: Step.Stash, StashedOnce: false })
            {
                message.StashedOnce = true;
                Stash.Stash();
                return;
            }

            log.Add(message.Index);
            switch (message.Step)
            {
                case Step.Unstash:
                    Stash.Unstash();
                    break;
                case Step.UnstashAll:
                    Stash.UnstashAll();
                    break;
                case Step.Fail:
                    throw new InvalidOperationException("a step told to fail");
            }
        });

        public IStash Stash { get; set; } = null!;
    }
}
