namespace Akka.Actor;

/// <summary>Asks an actor and gives its first answer as a task. Without a limit it waits for ever.</summary>
public static class Futures
{
    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>
    /// The answer when it is a <typeparamref name="T"/>. Otherwise the task fails: with the cause of a
    /// <see cref="Status.Failure"/> (unless a status is what was asked for), with <see cref="AskTimeoutException"/> at the limit, with <see cref="ArgumentException"/>
    /// when the answer has another type; or it is cancelled with <paramref name="cancellationToken"/>.
    /// </summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var answer = new Answer<T>();
        answer.Limit(timeout, cancellationToken);
        self.Tell(message, answer);
        return answer.Task;
    }
}
