using System.Text;
using Akka.Actor;
using FamilyChat.LmStudio.Chat;
using static FamilyChat.Actors.Generation.ModelQueueProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>
/// Thinks of a better title than the first words, once, when the model has nothing else to do; gives the model up the moment a person
/// needs it and waits again. Tells its parent the <see cref="Thought"/>, or nothing: a title is a comfort, never an error.
/// </summary>
internal sealed class TitleActor : ReceiveActor
{
    private const string Instruction =
        "Give the conversation you are shown a title of two to six words, in its own language, without quotation marks. Answer with the title only.";

    /// <summary>Longest title asked for, in tokens; a thinking model needs some to think.</summary>
    private const int MostTokens = 400;

    private const int MostCharacters = 2_000;
    private const int MostAttempts = 5;

    private readonly MemberId _member;
    private readonly Message _question;
    private readonly Message _reply;
    private readonly ConversationServices _services;
    private CancellationTokenSource? _thinking;
    private RunId _run;
    private int _attempts;

    public TitleActor(MemberId member, Message question, Message reply, ConversationServices services)
    {
        _member = member;
        _question = question;
        _reply = reply;
        _services = services;

        Receive<TurnWaits>(_ => { });
        Receive<TurnGranted>(m => m.Run == _run, Think);
        Receive<TurnRevoked>(m => m.Run == _run, _ => _thinking?.Cancel());
        Receive<Thought>(Finish);
        Receive<Status.Failure>(_ => GiveBack());
    }

    protected override void PreStart() => Ask();

    protected override void PostStop()
    {
        _thinking?.Cancel();
        _thinking?.Dispose();
    }

    private void Ask()
    {
        _attempts++;
        _run = new RunId(Guid.CreateVersion7(_services.Time.GetUtcNow()));
        _services.ModelQueue.Tell(new RequestTurn(_run, _member, TurnKind.SideJob, _reply.Model));
    }

    private void Think(TurnGranted turn)
    {
        _thinking = new CancellationTokenSource(_services.Options.FirstToken, _services.Time);
        _ = ThinkAsync(turn.Model, _thinking.Token).PipeTo(Self);
    }

    private async Task<Thought> ThinkAsync(string? model, CancellationToken cancellationToken)
    {
        var request = new ChatRequest(
            model,
            [
                new ChatTurn(ChatRole.System, Instruction),
                new ChatTurn(ChatRole.User, $"Question: {Beginning(_question.Text)}\n\nAnswer: {Beginning(_reply.Text)}"),
            ],
            MostTokens,
            Temperature: 0);
        var title = new StringBuilder();
        await foreach (var part in _services.ModelServer.GenerateAsync(request, cancellationToken))
        {
            if (part is ReplyPart.Text text)
                title.Append(text.Value);
        }

        return new Thought(title.ToString().Trim(' ', '\n', '"', '“', '”', '„', '«', '»', '*', '#', '.'));
    }

    private void Finish(Thought thought)
    {
        _services.ModelQueue.Tell(new ReleaseTurn(_run));
        Context.Parent.Tell(thought);
        Context.Stop(Self);
    }

    /// <summary>Revoked or failed: the turn goes back, and the title waits for another quiet moment, not for ever.</summary>
    private void GiveBack()
    {
        _services.ModelQueue.Tell(new ReleaseTurn(_run));
        _thinking?.Dispose();
        _thinking = null;
        if (_attempts < MostAttempts)
            Ask();
        else
            Context.Stop(Self);
    }

    private static string Beginning(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];

    public sealed record Thought(string Title);
}
