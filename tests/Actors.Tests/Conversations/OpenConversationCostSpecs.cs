using Akka.Actor;
using Akka.Persistence;
using Akka.Streams;
using Akka.TestKit.Xunit2;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.Actors.Serialization;
using Xunit.Abstractions;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Tests.Given;

namespace FamilyChat.Actors.Tests.Conversations;

/// <summary>
/// Bytes of the managed heap that a conversation takes while it lies open and nothing happens: what is given back when it ends, counted
/// after a full collection. The journal is in memory here and has the texts too, so they stay and are not counted.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class OpenConversationCostSpecs(ITestOutputHelper output) : TestKit
{
    private const int Count = 500;
    private const int Exchanges = 5;
    private const long Most = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ConversationId[] Ids = [.. Enumerable.Range(0, Count).Select(n => new ConversationId(Id(10_000 + n)))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_open_conversation_of_ten_messages_takes_less_than_20_kB(bool watched)
    {
        foreach (var id in Ids)
            Sys.ActorOf(Props.Create(() => new History(id))).Tell(Events(id), TestActor);
        for (var n = 0; n < Count; n++)
            ExpectMsg<Kept>(Patience);
        var services = new ConversationServices(
            TestActor, null!, new TokenCalibration(), null!, Sys.Materializer(), () => Options, TimeProvider.System);
        // What the first of them brings along for all is not counted.
        await EndAsync(await OpenAsync(Ids[..10], services, watched));

        var open = await OpenAsync(Ids, services, watched);
        var with = Live();
        await EndAsync(open);
        open = [];
        var without = Live();

        var each = (with - without) / Count;
        output.WriteLine($"{each} bytes, {(watched ? "with" : "without")} a reader");
        Assert.InRange(each, 1, Most);
    }

    private static IReadOnlyList<IConversationEvent> Events(ConversationId id) => [.. Enumerable.Range(1, Exchanges).SelectMany(IEnumerable<IConversationEvent> (n) =>
    [
        new MessageSent(Maya, id, Noon, Question(n), n == 1 ? null : Reply(n - 1), new string('q', 60), ChatTask.General),
        new ReplyRequested(Maya, id, Noon, Reply(n), Question(n), ChatTask.General, "model", null),
        new ReplyStarted(Maya, id, Noon, Reply(n), new RunId(Id(n)), "model"),
        new ReplyEnded(Maya, id, Noon, Reply(n), MessageState.Complete, new string('a', 400), "", "model", new ReplyUsage(10, 100, 20, 200), null),
    ])];

    private async Task<List<Open>> OpenAsync(IEnumerable<ConversationId> ids, ConversationServices services, bool watched)
    {
        var open = new List<Open>();
        foreach (var id in ids)
        {
            var actor = Sys.ActorOf(Props.Create(() => new ConversationActor(Maya, id, services)));
            var view = await actor.Ask<ConversationView>(new GetConversation(Maya, id), Patience);
            Assert.Equal(2 * Exchanges, view.Messages.Count);
            open.Add(new Open(actor, watched ? await Reading.BeginAsync(await actor.Ask<ConversationFeed>(new WatchConversation(Maya, id), Patience)) : null));
        }

        return open;
    }

    private static async Task EndAsync(List<Open> open)
    {
        foreach (var one in open)
        {
            await one.Actor.GracefulStop(Patience);
            if (one.Reading is { } reading)
                await reading.EndedAsync();
        }
    }

    private static long Live()
    {
        // Twice: what had a finaliser goes with the second.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private sealed record Open(IActorRef Actor, Reading? Reading);

    private sealed record Kept;

    /// <summary>A reader that has seen the snapshot and waits for more, as an open page does.</summary>
    private sealed class Reading(IAsyncEnumerator<ConversationOutput> outputs, Task<bool> next)
    {
        public static async Task<Reading> BeginAsync(ConversationFeed feed)
        {
            var outputs = feed.ReadAllAsync().GetAsyncEnumerator();
            Assert.True(await outputs.MoveNextAsync());
            return new Reading(outputs, outputs.MoveNextAsync().AsTask());
        }

        public async Task EndedAsync()
        {
            Assert.True(await next.WaitAsync(Patience));
            Assert.IsType<FeedClosed>(outputs.Current);
            await outputs.DisposeAsync();
        }
    }

    /// <summary>Writes a conversation's journal and ends.</summary>
    private sealed class History : ReceivePersistentActor
    {
        public History(ConversationId id)
        {
            PersistenceId = PersistenceIds.Of(id);
            Command<IReadOnlyList<IConversationEvent>>(events =>
            {
                var (asker, left) = (Sender, events.Count);
                PersistAll(events, _ =>
                {
                    if (--left > 0)
                        return;
                    asker.Tell(new Kept());
                    Context.Stop(Self);
                });
            });
        }

        public override string PersistenceId { get; }
    }
}
