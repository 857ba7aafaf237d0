using Akka.Actor;
using Akka.Streams;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Entities;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Models;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Entities;

/// <summary>A conversation has asked to go, its member has agreed, and what happens on the way between the two.</summary>
public sealed class PassivationSpecs : TestKit
{
    private static readonly string Name = Homework.ToString();

    private readonly TestProbe _queue;
    private readonly TestProbe _heard;
    private readonly IActorRef _parent;

    public PassivationSpecs()
        : base("akka.test.single-expect-default = 60s")
    {
        _queue = CreateTestProbe();
        _heard = CreateTestProbe();
        var services = new ConversationServices(
            _queue, new NoModelServer(), new TokenCalibration(), null!, Sys.Materializer(), () => Options, TimeProvider.System);
        _parent = Sys.ActorOf(Props.Create(() => new Parent(Props.Create(() => new ConversationActor(Maya, Homework, services)), _heard)));
    }

    [Fact]
    public void A_question_that_crossed_the_agreement_to_stop_is_asked()
    {
        _parent.Tell(Send(1));
        _parent.Tell(StopEntity.Instance);

        var asked = _queue.ExpectMsg<ModelQueueProtocol.RequestTurn>();
        Assert.Equal(Name, _heard.ExpectMsg<PassivationDeclined>().Name);
        Assert.Equal(Maya, asked.Member);
    }

    [Fact]
    public void A_reader_that_crossed_the_agreement_to_stop_keeps_its_feed()
    {
        var reader = CreateTestProbe();

        _parent.Tell(new WatchConversation(Maya, Homework), reader);
        _parent.Tell(StopEntity.Instance);

        reader.ExpectMsg<ConversationFeed>();
        Assert.Equal(Name, _heard.ExpectMsg<PassivationDeclined>().Name);
    }

    [Fact]
    public void A_conversation_that_nobody_needs_stops_when_its_member_agrees()
    {
        _parent.Tell(StopEntity.Instance);

        Assert.Equal(Name, _heard.ExpectMsg<Gone>().Name);
    }

    [Fact]
    public void What_was_held_back_for_a_child_that_stays_reaches_it_in_order()
    {
        var reader = CreateTestProbe();
        var router = Sys.ActorOf(Props.Create(() => new Router()));

        router.Tell("busy", reader);
        router.Tell(new Passivate("child"), reader);
        router.Tell("one", reader);
        router.Tell("two", reader);

        Assert.Equal(["busy", "one", "two"], Enumerable.Range(0, 3).Select(_ => reader.ExpectMsg<string>()));
    }

    [Fact]
    public void What_wakes_nobody_does_not_overtake_what_was_held_back_before_it()
    {
        var reader = CreateTestProbe();
        var router = Sys.ActorOf(Props.Create(() => new Router()));

        router.Tell("busy", reader);
        router.Tell(new Passivate("child"), reader);
        router.Tell("comes", reader);
        router.Tell(new Leaves("goes"), reader);

        Assert.Equal(["busy", "comes", "goes"], Enumerable.Range(0, 3).Select(_ => reader.ExpectMsg<string>()));
    }

    [Fact]
    public void What_wakes_nobody_finds_nobody_where_the_child_is_not_in_memory()
    {
        var reader = CreateTestProbe();
        var router = Sys.ActorOf(Props.Create(() => new Router()));

        router.Tell(new Leaves("goes"), reader);
        router.Tell("comes", reader);

        Assert.Equal("comes", reader.ExpectMsg<string>());
    }

    [Fact]
    public void What_was_held_back_for_a_child_that_goes_reaches_the_next_one()
    {
        var reader = CreateTestProbe();
        var router = Sys.ActorOf(Props.Create(() => new Router()));

        router.Tell("idle", reader);
        router.Tell(new Passivate("child"), reader);
        router.Tell("one", reader);

        Assert.Equal(["idle", "one"], Enumerable.Range(0, 2).Select(_ => reader.ExpectMsg<string>()));
    }

    /// <summary>Stands where the member stands, passes on what it is given and tells whether its conversation stays or goes.</summary>
    private sealed class Parent : ReceiveActor
    {
        public Parent(Props child, IActorRef heard)
        {
            var conversation = Context.Watch(Context.ActorOf(child, Name));
            ReceiveAny(message =>
            {
                if (message is Terminated gone)
                    heard.Tell(new Gone(gone.ActorRef.Path.Name));
                else if (message is PassivationDeclined)
                    heard.Tell(message);
                else if (!Sender.Equals(conversation))
                    conversation.Forward(message);
            });
        }
    }

    private sealed record Gone(string Name);

    private sealed record Leaves(string Word);

    private sealed class Router : ReceiveActor
    {
        public Router()
        {
            var children = new EntityChildren(Context, _ => Props.Create(() => new Child()));
            Receive<string>(m => children.Forward("child", m));
            Receive<Leaves>(m => children.ForwardIfAwake("child", m.Word));
            Receive<Passivate>(m => children.Passivate(m.Name));
            Receive<PassivationDeclined>(m => children.PassivationDeclined(m.Name));
            Receive<Terminated>(m => children.Terminated(m.ActorRef));
        }
    }

    /// <summary>Repeats what it is told, and stays when that was "busy".</summary>
    private sealed class Child : ReceiveActor
    {
        public Child()
        {
            var busy = false;
            Receive<string>(m =>
            {
                busy = m == "busy";
                Sender.Tell(m);
            });
            Receive<StopEntity>(_ =>
            {
                if (busy)
                    Context.Parent.Tell(new PassivationDeclined(Self.Path.Name));
                else
                    Context.Stop(Self);
            });
        }
    }

    private sealed class NoModelServer : IModelServer
    {
        public IAsyncEnumerable<ReplyPart> GenerateAsync(ChatRequest request, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("No turn is granted here.");

        public Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nobody asks here.");
    }
}
