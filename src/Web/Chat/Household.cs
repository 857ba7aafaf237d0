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
public sealed class Household(IRequiredActor<UsersActor> users)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Refusal Unavailable = new("unavailable", "The server is very busy or just starting. Try again in a moment.");

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
            throw new RefusedException(Unavailable);
        }

        return answer switch
        {
            T expected => expected,
            Refusal refusal => throw new RefusedException(refusal),
            Status.Failure => throw new RefusedException(Unavailable),
            _ => throw new InvalidOperationException($"{message.GetType().Name} was answered with {answer.GetType().Name}."),
        };
    }

    public void Tell(IMemberMessage message) => users.ActorRef.Tell(message);
}
