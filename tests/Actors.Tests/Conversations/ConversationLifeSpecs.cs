using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Streams;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Models;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Generation.ModelQueueProtocol;
using static FamilyChat.Actors.Tests.Given;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Tests.Conversations;

/// <summary>A conversation that begins again, waits for its title or meets a small window, seen from the queue and from its member.</summary>
public sealed class ConversationLifeSpecs : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TestProbe _queue;
    private readonly TestProbe _member;

    public ConversationLifeSpecs()
    {
        _queue = CreateTestProbe();
        _member = CreateTestProbe();
    }

    [Fact]
    public void A_conversation_that_breaks_under_its_turn_gives_it_back_before_it_asks_again()
    {
        // Without what a token costs no prompt can be built.
        var conversation = Conversation(Options, calibration: null);
        conversation.Tell(Send(1));
        var broken = _queue.ExpectMsg<RequestTurn>(Patience).Run;
        conversation.Tell(new TurnGranted(broken, "model", Loading: false, 0), _queue);

        Assert.Equal(broken, _queue.ExpectMsg<ReleaseTurn>(Patience).Run);
        Assert.NotEqual(broken, _queue.ExpectMsg<RequestTurn>(Patience).Run);
    }

    [Fact]
    public async Task Going_on_with_the_first_reply_leaves_the_title_that_waits_alone()
    {
        var conversation = Conversation(Options, new TokenCalibration());
        conversation.Tell(Send(1));
        Grant(TurnKind.Person);
        _queue.ExpectMsg<ReleaseTurn>(Patience);
        var title = _queue.ExpectMsg<RequestTurn>(Patience);
        var thinker = _queue.Sender;
        Assert.Equal(TurnKind.SideJob, title.Kind);

        conversation.Tell(new ContinueReply(Maya, Homework, Reply(1)));
        Grant(TurnKind.Person);
        _queue.ExpectMsg<ReleaseTurn>(Patience);

        thinker.Tell(new TurnGranted(title.Run, "model", Loading: false, 0), _queue);
        Assert.Equal("word", (await HeardAsync<SuggestTitle>()).Title);
    }

    [Fact]
    public void A_window_that_is_smaller_than_told_is_found_out_once()
    {
        var server = new Narrow(characters: 3_000);
        var conversation = Conversation(Options with { TitlesByModel = false }, new TokenCalibration(), server);
        for (var n = 1; n <= 20; n++)
        {
            conversation.Tell(Send(n, new string('q', 400)));
            Grant(TurnKind.Person, contextLength: 32_768);
            _queue.ExpectMsg<ReleaseTurn>(Patience);
        }

        Assert.Equal((20, 1), (server.Answered, server.Refused));
    }

    private void Grant(TurnKind kind, int contextLength = 0)
    {
        var asked = _queue.ExpectMsg<RequestTurn>(Patience);
        Assert.Equal(kind, asked.Kind);
        _queue.Sender.Tell(new TurnGranted(asked.Run, "model", Loading: false, contextLength), _queue);
    }

    /// <summary>The next of this kind that the conversation tells its member.</summary>
    private Task<T> HeardAsync<T>() => _member.FishForMessageAsync<T>(static _ => true, Patience).AsTask();

    private IActorRef Conversation(ChatOptions options, TokenCalibration? calibration, IModelServer? server = null)
    {
        var services = new ConversationServices(
            _queue, server ?? new OneWord(), calibration!, null!, Sys.Materializer(), () => options, TimeProvider.System);
        var props = Props.Create(() => new ConversationActor(Maya, Homework, services));
        return Sys.ActorOf(Props.Create(() => new Member(props, _member)));
    }

    /// <summary>Stands where the member stands: passes on what it is sent, and tells what it hears.</summary>
    private sealed class Member : ReceiveActor
    {
        public Member(Props child, IActorRef heard)
        {
            var conversation = Context.ActorOf(child, Homework.ToString());
            ReceiveAny(message =>
            {
                if (Sender.Equals(conversation))
                    heard.Tell(message);
                else
                    conversation.Forward(message);
            });
        }
    }

    private sealed class OneWord : IModelServer
    {
        public async IAsyncEnumerable<ReplyPart> GenerateAsync(
            ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new ReplyPart.Text("word");
            yield return new ReplyPart.End(FinishReason.Length, "model", null);
        }

        public Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nobody asks here.");
    }

    /// <summary>Takes no more characters than it has room for, whatever is told of it.</summary>
    private sealed class Narrow(int characters) : IModelServer
    {
        public int Answered { get; private set; }

        public int Refused { get; private set; }

        public async IAsyncEnumerable<ReplyPart> GenerateAsync(
            ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            if (request.Turns.Sum(t => t.Text.Length) > characters)
            {
                Refused++;
                throw new ModelServerException(ModelServerError.ContextTooLong, "too long");
            }

            Answered++;
            yield return new ReplyPart.Text(new string('a', 200));
            yield return new ReplyPart.End(FinishReason.Stop, "model", null);
        }

        public Task<ModelServerStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nobody asks here.");
    }
}
