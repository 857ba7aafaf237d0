using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class NamesSpecs : PatientTestKit
{
    [Fact]
    public void A_name_is_taken_once()
    {
        Sys.ActorOf<Room>("room");

        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<Room>("room"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$reserved")]
    [InlineData("with space")]
    [InlineData("with/slash")]
    public void A_name_must_be_a_path_element(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<Room>(name));

    [Fact]
    public async Task A_name_is_free_again_when_its_actor_has_terminated()
    {
        var parent = Sys.ActorOf<Room>("room");
        var first = await parent.Ask<IActorRef>("create", Limit);

        parent.Tell(new Replace(first));

        Assert.Equal("taken", await ExpectMsgAsync<string>());
        var second = await ExpectMsgAsync<IActorRef>();
        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_stopping_child_is_still_found_under_its_name()
    {
        var parent = Sys.ActorOf<Room>("room");
        await parent.Ask<IActorRef>("create", Limit);

        Assert.True(await parent.Ask<bool>("stop and find", Limit));
    }

    [Fact]
    public async Task An_unknown_child_is_nobody()
    {
        var parent = Sys.ActorOf<Room>("room");

        Assert.Equal(ActorRefs.Nobody, await parent.Ask<IActorRef>("find", Limit));
    }

    [Fact]
    public async Task A_path_names_the_actors_above()
    {
        var parent = Sys.ActorOf<Room>("room");
        var child = await parent.Ask<IActorRef>("create", Limit);

        Assert.Equal("/user/room/child", child.Path.ToStringWithoutAddress());
        Assert.Equal($"akka://{Sys.Name}/user/room/child", child.Path.ToString());
        Assert.Equal(parent.Path, child.Path.Parent);
        Assert.Equal("child", child.Path.Name);
    }

    [Fact]
    public void Actors_without_a_name_get_one_each()
    {
        var names = Enumerable.Range(0, 100).Select(_ => Sys.ActorOf<Room>().Path.Name).ToList();

        Assert.Equal(100, names.Distinct().Count());
        Assert.All(names, static name => Assert.StartsWith("$", name, StringComparison.Ordinal));
    }

    private sealed record Replace(IActorRef Child);

    private sealed class Room : ReceiveActor
    {
        public Room()
        {
            Receive<string>(text => text == "create", _ => Sender.Tell(Context.ActorOf<Room>("child")));
            Receive<string>(text => text == "find", _ => Sender.Tell(Context.Child("child")));
            Receive<string>(text => text == "stop and find", _ =>
            {
                var child = Context.Child("child");
                Context.Stop(child);
                Sender.Tell(Context.Child("child").Equals(child));
            });
            Receive<Replace>(replace =>
            {
                Context.Watch(replace.Child);
                Context.Stop(replace.Child);
                try
                {
                    Context.ActorOf<Room>("child");
                }
                catch (InvalidActorNameException)
                {
                    Sender.Tell("taken");
                }

                var asker = Sender;
                Become(() => Receive<Terminated>(_ => asker.Tell(Context.ActorOf<Room>("child"))));
            });
        }
    }
}
