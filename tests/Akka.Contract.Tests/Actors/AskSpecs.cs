using Akka.Actor;
using Akka.Contract.Tests.Kit;

namespace Akka.Contract.Tests.Actors;

public sealed class AskSpecs : PatientTestKit
{
    [Fact]
    public async Task Ask_gives_the_answer() =>
        Assert.Equal("answer to 1", await Answering().Ask<string>(1, Limit));

    [Fact]
    public async Task Ask_takes_any_answer_when_no_type_is_named() =>
        Assert.Equal("answer to 1", await Answering().Ask(1, Limit));

    [Fact]
    public async Task Ask_fails_when_no_answer_comes_in_time() =>
        await Assert.ThrowsAsync<AskTimeoutException>(() => Answering().Ask<string>("silence", TimeSpan.FromMilliseconds(30)));

    [Fact]
    public async Task Ask_fails_with_the_cause_of_a_failure_status()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Answering().Ask<string>("failure", Limit));
        var untyped = await Assert.ThrowsAsync<InvalidOperationException>(() => Answering().Ask("failure", Limit));

        Assert.Equal("refused", failure.Message);
        Assert.Equal("refused", untyped.Message);
    }

    [Fact]
    public async Task A_success_status_is_an_answer_like_any_other() =>
        Assert.Equal("done", (await Answering().Ask<Status.Success>("success", Limit)).Status);

    [Fact]
    public async Task Ask_fails_when_the_answer_has_another_type() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Answering().Ask<DateTime>(1, Limit));

    [Fact]
    public async Task Ask_is_cancelled_with_its_token()
    {
        using var source = new CancellationTokenSource();
        var asked = Answering().Ask<string>("silence", null, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_second_answer_is_ignored()
    {
        var actor = Answering();

        Assert.Equal("first", await actor.Ask<string>("twice", Limit, CancellationToken.None));
        Assert.Equal("answer to 2", await actor.Ask<string>(2, Limit));
    }

    [Fact]
    public async Task Many_asks_at_once_each_get_their_own_answer()
    {
        var actor = Answering();

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => actor.Ask<string>(number, Limit)));

        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"answer to {number}"), answers);
    }

    private IActorRef Answering() => Sys.ActorOf<AnsweringActor>();

    private sealed class AnsweringActor : ReceiveActor
    {
        public AnsweringActor()
        {
            Receive<int>(number => Sender.Tell($"answer to {number}"));
            Receive<string>(text => text == "failure", _ => Sender.Tell(new Status.Failure(new InvalidOperationException("refused"))));
            Receive<string>(text => text == "success", _ => Sender.Tell(new Status.Success("done")));
            Receive<string>(text => text == "twice", _ =>
            {
                Sender.Tell("first");
                Sender.Tell("second");
            });
            Receive<string>(text => text == "silence", static _ => { });
        }
    }
}
