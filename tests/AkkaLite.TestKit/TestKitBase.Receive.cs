namespace Akka.TestKit;

/// <summary>Taking messages as they come.</summary>
public abstract partial class TestKitBase
{
    /// <summary>The next message; null when none comes in time.</summary>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await TryReceiveAsync(RemainingOrDilated(max), cancellationToken).ConfigureAwait(false))?.Message;

    public async IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages,
        TimeSpan max,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var end = Now + max;
        for (var received = 0; received < numberOfMessages; received++)
        {
            var envelope = await TryReceiveAsync(end - Now, cancellationToken).ConfigureAwait(false);
            _assertions.AssertTrue(
                envelope is not null, "Timeout ({0}) while expecting {1} messages, got {2}", max, numberOfMessages, received);
            yield return envelope!.Message;
        }
    }

    /// <summary>Takes messages until one matches, and returns that.</summary>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var limit = RemainingOrDilated(max);
        var end = Now + limit;
        while (await TryReceiveAsync(end - Now, cancellationToken).ConfigureAwait(false) is { } envelope)
        {
            if (envelope.Message is T message && isMessage(message))
            {
                return message;
            }
        }

        _assertions.Fail("Timeout ({0}) during fishForMessage of type {1}. Hint: {2}", limit, typeof(T), hint);
        throw new InvalidOperationException("Unreachable: the assertion has failed the test.");
    }

    /// <summary>Waits out the whole time, so keep it short.</summary>
    public async ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        var envelope = await TryReceiveAsync(duration, cancellationToken).ConfigureAwait(false);
        _assertions.AssertTrue(
            envelope is null, "Expected no messages during the duration, instead we received {0}", envelope?.Message ?? "");
    }

    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(RemainingOrDefault, cancellationToken);

    internal async ValueTask<MessageEnvelope?> TryReceiveAsync(TimeSpan max, CancellationToken cancellationToken)
    {
        if (!_received.Reader.TryRead(out var envelope))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(max > TimeSpan.Zero ? max : TimeSpan.Zero);
            try
            {
                envelope = await _received.Reader.ReadAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }

        LastMessage = envelope.Message;
        LastSender = envelope.Sender;
        return envelope;
    }
}
