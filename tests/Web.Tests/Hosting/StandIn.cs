using Akka.Actor;
using Akka.Hosting;

namespace FamilyChat.Web.Tests.Hosting;

/// <summary>An actor of the test's own in the place of one of the product's.</summary>
sealed class StandIn<TActor> : IRequiredActor<TActor>, IAsyncDisposable
{
    readonly ActorSystem system = ActorSystem.Create("stand-in");

    /// <param name="answer">What it says to a message; null for nothing.</param>
    public StandIn(Func<object, object?> answer) => ActorRef = system.ActorOf(Props.Create(() => new Answering(answer)));

    public IActorRef ActorRef { get; }

    public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(ActorRef);

    public async ValueTask DisposeAsync() => await system.Terminate();

    sealed class Answering : ReceiveActor
    {
        public Answering(Func<object, object?> answer) => Receive<object>(message =>
        {
            if (answer(message) is { } said)
                Sender.Tell(said);
        });
    }
}
