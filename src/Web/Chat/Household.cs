using Akka.Actor;
using Akka.Hosting;
using FamilyChat.Actors;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Operations.Metrics;

namespace FamilyChat.Web.Chat;

/// <summary>A member's command or question was turned away. One place turns it into an answer for HTTP, one for the hub.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>The web's only way to the actors.</summary>
public sealed class Household(IRequiredActor<UsersActor> users, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="RefusedException">A rule said no, or nobody answered in time.</exception>
    public async Task<T> AskAsync<T>(IMemberMessage message, CancellationToken cancellationToken)
    {
        using var span = Tracing.Asking(message);
        object answer;
        try
        {
            answer = await users.ActorRef.Ask<object>(message, Patience, cancellationToken);
        }
        catch (AskTimeoutException)
        {
            throw new RefusedException(Refusal.Unavailable);
        }

        return answer switch
        {
            T expected => expected,
            Refusal refusal => throw new RefusedException(refusal),
            Status.Failure => throw new RefusedException(Refusal.Unavailable),
            _ => throw new InvalidOperationException($"{message.GetType().Name} was answered with {answer.GetType().Name}."),
        };
    }

    /// <summary>As <see cref="AskAsync"/>, for one who has been served before: waits until whoever is away has recovered.</summary>
    public async Task<T> AskAgainAsync<T>(IMemberMessage message, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await AskAsync<T>(message, cancellationToken);
            }
            catch (RefusedException refused) when (refused.Refusal == Refusal.Unavailable || refused.Refusal == Refusal.NotSaved)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Asks for a feed; whoever had one before waits for another.</summary>
    public Task<TFeed> WatchAsync<TFeed>(IMemberMessage query, bool again, CancellationToken cancellationToken) =>
        again ? AskAgainAsync<TFeed>(query, cancellationToken) : AskAsync<TFeed>(query, cancellationToken);

    public void Tell(IMemberMessage message) => users.ActorRef.Tell(message);
}
