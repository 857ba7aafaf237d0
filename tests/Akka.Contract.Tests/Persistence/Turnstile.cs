using Akka.Actor;
using Akka.Persistence;

namespace Akka.Contract.Tests.Persistence;

/// <summary>A persistent actor whose behaviour follows from what it has stored: a coin opens it, a push closes it again.</summary>
public sealed class Turnstile : ReceivePersistentActor
{
    public const string Coin = "coin";
    public const string Push = "push";

    private readonly Observations _seen;

    public Turnstile(string persistenceId, Observations seen)
    {
        PersistenceId = persistenceId;
        _seen = seen;
        RecoverAny(past => Follow((past as Noted)?.Text));
        Become(Locked);
    }

    public override string PersistenceId { get; }

    private void Locked()
    {
        Command<string>(text => text == Coin, Store);
        CommandAny(_ => _seen.Add("locked"));
    }

    private void Open()
    {
        Command<string>(text => text == Push, Store);
        CommandAny(_ => _seen.Add("open"));
    }

    private void Store(string text) => Persist(new Noted(text), noted =>
    {
        Follow(noted.Text);
        _seen.Add($"after {noted.Text}");
    });

    private void Follow(string? text)
    {
        if (text == Coin)
            BecomeStacked(Open);
        else if (text == Push)
            UnbecomeStacked();
    }
}

public sealed class TurnstileSpecs : JournalSpecs
{
    [Fact]
    public async Task Behaviour_changes_in_handlers_and_in_recovery_and_is_that_of_the_next_command()
    {
        var turnstile = Host.System.ActorOf(Props.Create(() => new Turnstile("t", Seen)));
        foreach (var command in new[] { Turnstile.Push, Turnstile.Coin, Turnstile.Coin, Turnstile.Push, Turnstile.Push, Turnstile.Coin })
            turnstile.Tell(command);
        await Seen.ExpectAsync("locked", "after coin", "open", "after push", "locked", "after coin");
        Assert.True(await turnstile.GracefulStop(TimeSpan.FromSeconds(60)));

        Host.System.ActorOf(Props.Create(() => new Turnstile("t", Seen))).Tell("anything");
        await Seen.ExpectAsync("open");
    }
}
