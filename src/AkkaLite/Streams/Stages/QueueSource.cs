using System.Collections.Concurrent;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// A source that elements are offered to from outside. Offers are answered when the element is in the buffer, or, without a buffer,
/// when it is on its way. With back-pressure one offer more may wait; a second one is refused with an exception.
/// </summary>
internal sealed class QueueSource<T> : SourceStage<T>, ISourceQueueWithComplete<T>
{
    private readonly OverflowBuffer<T> _buffer;
    private readonly ConcurrentQueue<Input> _inbox = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Signal _arrived;
    private Input? _waiting;
    private bool _completing;
    private volatile bool _ended;

    public QueueSource(int bufferSize, OverflowStrategy strategy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bufferSize);
        _buffer = new OverflowBuffer<T>(bufferSize, strategy);
        _arrived = new Signal(this, OnArrived);
    }

    public Task<IQueueOfferResult> OfferAsync(T element)
    {
        var answer = new TaskCompletionSource<IQueueOfferResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new Input(element, answer, null));
        return answer.Task;
    }

    public Task WatchCompletionAsync() => _completion.Task;

    public void Complete() => Send(new Input(default!, null, null));

    public void Fail(Exception ex) => Send(new Input(default!, null, ex));

    public override void OnPull()
    {
        if (!_buffer.IsEmpty)
        {
            Push(_buffer.Take());
            Admit();
        }
        else if (_waiting is { } offer)
        {
            _waiting = null;
            Push(offer.Element);
            offer.Answer!.TrySetResult(QueueOfferResult.Enqueued.Instance);
        }

        CompleteIfDone();
    }

    public override void CancelStage(Exception? cause)
    {
        base.CancelStage(cause);
        _waiting?.Answer!.TrySetResult(QueueOfferResult.QueueClosed.Instance);
        _completion.TrySetResult();
    }

    public override void CompleteStage() => CancelStage(null);

    public override void FailStage(Exception cause)
    {
        _completion.TrySetException(cause);
        base.FailStage(cause);
    }

    protected override void PostStop()
    {
        _completion.TrySetException(new StreamDetachedException());
        _ended = true;
        Interlocked.MemoryBarrier(); // An offer that did not see the end is seen here.
        RefuseRest();
    }

    private void Send(Input input)
    {
        _inbox.Enqueue(input);
        _arrived.Post();
        if (_ended)
            RefuseRest();
    }

    private void RefuseRest()
    {
        while (_inbox.TryDequeue(out var input))
            input.Answer?.TrySetException(new StreamDetachedException());
    }

    private void OnArrived()
    {
        while (!IsClosed && _inbox.TryDequeue(out var input))
        {
            if (input.Answer is not null)
            {
                Offer(input);
            }
            else if (input.Failure is not null)
            {
                FailStage(input.Failure);
            }
            else
            {
                _completing = true;
                CompleteIfDone();
            }
        }
    }

    private void Offer(Input offer)
    {
        if (_buffer.IsEmpty && IsOutAvailable)
        {
            Push(offer.Element);
            offer.Answer!.TrySetResult(QueueOfferResult.Enqueued.Instance);
        }
        else if (_buffer is { IsFull: true, Strategy: OverflowStrategy.Backpressure })
        {
            if (_waiting is null)
            {
                _waiting = offer;
            }
            else
            {
                offer.Answer!.TrySetException(
                    new InvalidOperationException("You have to wait for previous offer to be resolved to send another request."));
            }
        }
        else
        {
            Buffer(offer);
        }
    }

    private void Buffer(Input offer)
    {
        try
        {
            var kept = _buffer.Offer(offer.Element);
            offer.Answer!.TrySetResult(kept ? QueueOfferResult.Enqueued.Instance : QueueOfferResult.Dropped.Instance);
        }
        catch (BufferOverflowException overflow)
        {
            offer.Answer!.TrySetResult(new QueueOfferResult.Failure(overflow));
            FailStage(overflow);
        }
    }

    private void Admit()
    {
        if (_waiting is { } offer)
        {
            _waiting = null;
            Buffer(offer);
        }
    }

    private void CompleteIfDone()
    {
        if (_completing && _buffer.IsEmpty && _waiting is null)
            CompleteStage();
    }

    private sealed record Input(T Element, TaskCompletionSource<IQueueOfferResult>? Answer, Exception? Failure);
}
