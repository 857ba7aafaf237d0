using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class ActorSystemSpecs : PatientTestKit
{
    [Fact]
    public async Task Terminating_stops_every_actor()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Sys.ActorOf(Props.Create(() => new Noting(order, "actor")));
        Sys.RegisterOnTermination(() => order.Enqueue("callback"));

        await Sys.Terminate();

        Assert.Equal(["actor", "callback"], order);
        Assert.True(Sys.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_terminated_system_starts_no_actor()
    {
        await Sys.Terminate();

        Assert.Throws<InvalidOperationException>(() => Sys.ActorOf(Props.Create(() => new Noting(new(), "late"))));
    }

    [Fact]
    public async Task Two_systems_know_nothing_of_each_other()
    {
        using var other = ActorSystem.Create("other");
        Assert.Equal("other", other.Name);

        await other.Terminate();

        Assert.False(Sys.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void A_name_must_be_a_word() => Assert.ThrowsAny<ArgumentException>(() => ActorSystem.Create("not a word"));

    [Fact]
    public void An_extension_exists_once_a_system()
    {
        Assert.False(Sys.HasExtension<Counted>());
        Assert.False(Sys.TryGetExtension<Counted>(out _));

        var first = new CountedProvider().Apply(Sys);

        Assert.Same(first, new CountedProvider().Apply(Sys));
        Assert.True(Sys.HasExtension<Counted>());
        Assert.True(Sys.TryGetExtension<Counted>(out var found));
        Assert.Same(first, found);
    }

    [Fact]
    public async Task System_actors_outlive_the_users()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var system = ActorSystem.Create("ordered");
        ((ExtendedActorSystem)system).SystemActorOf(Props.Create(() => new Noting(order, "system")), "noting");
        system.ActorOf(Props.Create(() => new Noting(order, "user")), "noting");

        await system.Terminate();

        Assert.Equal(["user", "system"], order);
    }

    private sealed class Counted : IExtension;

    private sealed class CountedProvider : ExtensionIdProvider<Counted>
    {
        public override Counted CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class Noting(System.Collections.Concurrent.ConcurrentQueue<string> order, string name) : ReceiveActor
    {
        protected override void PostStop() => order.Enqueue(name);
    }
}
