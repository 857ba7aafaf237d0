using Akka.Dispatch;

namespace Akka.Actor;

public static class GracefulStopSupport
{
    /// <inheritdoc cref="GracefulStop(IActorRef, TimeSpan, object)"/>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends <paramref name="stopMessage"/> and waits for the actor's end.</summary>
    /// <returns>Whether it has ended within <paramref name="timeout"/>.</returns>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        if (target is not IInternalActorRef watchable)
        {
            return true;
        }

        var end = new Answer<Terminated>();
        end.Limit(timeout, CancellationToken.None);
        watchable.SendSystemMessage(new WatchActor(end));
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await end.Task;
            return true;
        }
        catch (AskTimeoutException)
        {
            watchable.SendSystemMessage(new UnwatchActor(end));
            return false;
        }
    }
}
