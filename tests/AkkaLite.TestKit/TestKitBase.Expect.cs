using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Expecting the next message to be a certain one.</summary>
public abstract partial class TestKitBase
{
    public ValueTask<T> ExpectMsgAsync<T>(
        TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>((_, _) => { }, duration, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>((actual, _) => _assertions.AssertEqual(message, actual, hint ?? ""), timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(
            (actual, _) => _assertions.AssertTrue(isMessage(actual), "{0}", $"Got a message of the expected type <{typeof(T)}> but it does not match: {actual}. {hint}"),
            timeout,
            hint,
            cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>((actual, _) => assert(actual), timeout, hint, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(assertMessageAndSender, timeout, hint, cancellationToken);

    /// <summary>Expects each of these, in any order.</summary>
    public async IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        IReadOnlyCollection<T> messages,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var missing = messages.ToList();
        for (var received = 0; received < messages.Count; received++)
        {
            var message = await ExpectMsgAsync<T>(cancellationToken: cancellationToken).ConfigureAwait(false);
            _assertions.AssertTrue(missing.Remove(message), "Unexpected message {0}", message!);
            yield return message;
        }
    }

    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsgAsync<Terminated>(
            terminated => _assertions.AssertEqual(target, terminated.ActorRef, hint ?? ""), timeout, hint, cancellationToken);

    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Await(ExpectMsgAsync<T>(duration, hint, cancellationToken));

    public T ExpectMsg<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Await(ExpectMsgAsync(message, timeout, hint, cancellationToken));

    public T ExpectMsg<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Await(ExpectMsgAsync(isMessage, timeout, hint, cancellationToken));

    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Blocking.Await(ExpectTerminatedAsync(target, timeout, hint, cancellationToken));

    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Blocking.Await(ExpectNoMsgAsync(duration, cancellationToken).AsTask());

    private async ValueTask<T> ExpectAsync<T>(
        Action<T, IActorRef> check, TimeSpan? timeout, string? hint, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(timeout);
        var envelope = await TryReceiveAsync(limit, cancellationToken).ConfigureAwait(false);
        _assertions.AssertTrue(
            envelope is not null, "Failed: Timeout {0} while waiting for a message of type {1}. {2}", limit, typeof(T), hint ?? "");
        _assertions.AssertTrue(
            envelope!.Message is T, "Failed: Expected a message of type {0}, but received {{{1}}} (type {2}) instead. {3}", typeof(T), envelope.Message, envelope.Message.GetType(), hint ?? "");
        check((T)envelope.Message, envelope.Sender);
        return (T)envelope.Message;
    }
}
