using System.Threading.Channels;
using Akka.Actor;
using FamilyChat.Actors.Conversations;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.Generation.RunProtocol;

namespace FamilyChat.Actors.Tests.MusicQueries;

/// <summary>What a question about the music told its conversation so far.</summary>
internal sealed class AskedQuestion(IActorRef asker, ChannelReader<object> heard)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<object> _heard = [];

    public string Text => string.Concat(_heard.OfType<RunBrought>().Select(b => b.Piece.Text));

    public IReadOnlyList<MusicStep> Steps => [.. _heard.OfType<RunNoted>().SelectMany(n => n.Steps)];

    public IReadOnlyList<IConversationEvent> Events => [.. _heard.OfType<RunNoted>().SelectMany(n => n.Events)];

    public void Stop() => asker.Tell(StopRun.Instance);

    public Task<AskedQuestion> UntilAsync(MusicPhase phase) => UntilAsync(m => m is RunNoted noted && noted.Steps.Any(s => s.Step == phase));

    public Task<AskedQuestion> UntilTextAsync() => UntilAsync(m => m is RunBrought { Piece.Text.Length: > 0 });

    public async Task<RunClosed> EndAsync()
    {
        await UntilAsync(m => m is RunClosed);
        return (RunClosed)_heard[^1];
    }

    private async Task<AskedQuestion> UntilAsync(Func<object, bool> isWanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        do
            _heard.Add(await heard.ReadAsync(limit.Token));
        while (!isWanted(_heard[^1]));
        return this;
    }
}
