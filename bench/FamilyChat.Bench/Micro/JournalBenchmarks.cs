using Akka.Actor;
using Akka.Persistence;
using BenchmarkDotNet.Attributes;
using FamilyChat.Actors;
using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Serialization;
using FamilyChat.Bench.Runtime;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Bench.Micro;

/// <summary>What a checkpoint costs, and what it costs to read a long conversation back.</summary>
public class JournalBenchmarks
{
    private const int Messages = 2_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset At = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly MemberId Member = new(Guid.CreateVersion7(At));
    private static readonly ConversationId Conversation = new(Guid.CreateVersion7(At));

    private readonly List<(string Manifest, byte[] Bytes)> _events = [];
    private BenchJournal _journal = null!;
    private IActorRef _writer = null!;

    [GlobalSetup]
    public async Task BeginAsync()
    {
        _journal = await BenchJournal.StartAsync();
        _writer = _journal.System.ActorOf(Props.Create(() => new Writer()));
        var text = string.Concat(Enumerable.Repeat("a word or two ", 20));
        for (var n = 0; n < Messages / 2; n++)
        {
            var (question, reply) = (new MessageId(Guid.CreateVersion7(At)), new MessageId(Guid.CreateVersion7(At)));
            Add(new MessageSent(Member, Conversation, At, question, null, text, ChatTask.General));
            Add(new ReplyRequested(Member, Conversation, At, reply, question, ChatTask.General, null, null));
            Add(new ReplyStarted(Member, Conversation, At, reply, new RunId(Guid.CreateVersion7(At)), "model"));
            Add(new ReplyCheckpointed(Member, Conversation, At, reply, text, ""));
            Add(new ReplyEnded(Member, Conversation, At, reply, MessageState.Complete, text, "", "model", null, null));
        }
    }

    [GlobalCleanup]
    public async Task EndAsync() => await _journal.DisposeAsync();

    /// <summary>An event of a sentence, until it is durable.</summary>
    [Benchmark]
    public Task<int> Append() => _writer.Ask<int>(new BenchEvent("A sentence of an ordinary length, as a checkpoint has it."), Limit);

    /// <summary>All events of 2,000 messages from their bytes to a conversation, with no snapshot to help.</summary>
    [Benchmark]
    public object Recover2000Messages()
    {
        var state = ConversationState.Empty;
        foreach (var (manifest, bytes) in _events)
            state = state.Apply((IConversationEvent)JournalSerializer.Read(bytes, manifest));
        return state;
    }

    private void Add(IConversationEvent e) => _events.Add((JournalManifests.Of(e.GetType()), JournalSerializer.Write(e)));

    private sealed class Writer : ReceivePersistentActor
    {
        private int _count;

        public Writer()
        {
            Recover<BenchEvent>(_ => _count++);
            Command<BenchEvent>(e => Persist(e, _ => Sender.Tell(++_count)));
        }

        public override string PersistenceId => "writer";
    }
}
