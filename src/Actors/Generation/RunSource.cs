using Akka.Actor;
using Akka.Streams;

namespace FamilyChat.Actors.Generation;

/// <summary>What is behind a run: a stream of the model's words, or an actor that needs several steps to an answer.</summary>
internal abstract record RunSource
{
    /// <summary>Asks it to end with what there is; it closes the run as at any other end.</summary>
    public abstract void Stop();

    internal sealed record Stream(UniqueKillSwitch KillSwitch) : RunSource
    {
        public override void Stop() => KillSwitch.Shutdown();
    }

    internal sealed record Child(IActorRef Actor) : RunSource
    {
        public override void Stop() => Actor.Tell(RunProtocol.StopRun.Instance);
    }
}
