using System.Diagnostics.CodeAnalysis;
using Akka.Streams.Interpreter;

namespace Akka.Streams.Stages;

/// <summary>
/// Emits an asynchronous sequence, asking for one element at a time. When the stream ends first, the sequence's token is cancelled
/// at once, even while no element comes, and the enumerator is disposed as soon as it answers: an iterator that ignores its token
/// is not disposed before it yields.
/// </summary>
internal sealed class AsyncEnumerableSource<T> : SourceStage<T>
{
    private const int Resting = 0;
    private const int Moving = 1;
    private const int Abandoned = 2;

    private readonly Func<IAsyncEnumerable<T>> _sequence;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Signal _moved;
    private readonly Action _onMoved;
    private IAsyncEnumerator<T>? _enumerator;
    private ValueTask<bool> _move;
    private int _state;

    public AsyncEnumerableSource(Func<IAsyncEnumerable<T>> sequence)
    {
        _sequence = sequence;
        _moved = new Signal(this, Emit);
        _onMoved = OnMoved;
    }

    public override void PreStart() => _enumerator = _sequence().GetAsyncEnumerator(_cancellation.Token);

    [SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "Consumed once, by Emit, after it has completed.")]
    public override void OnPull()
    {
        _move = _enumerator!.MoveNextAsync();
        if (_move.IsCompleted)
        {
            Emit();
        }
        else
        {
            _state = Moving;
            _move.GetAwaiter().UnsafeOnCompleted(_onMoved);
        }
    }

    protected override void PostStop()
    {
        try
        {
            _cancellation.Cancel();
        }
        finally
        {
            if (Interlocked.CompareExchange(ref _state, Abandoned, Moving) != Moving)
                _ = DisposeAsync();
        }
    }

    private void OnMoved()
    {
        if (Interlocked.CompareExchange(ref _state, Resting, Moving) == Moving)
            _moved.Post();
        else
            _ = DisposeAsync();
    }

    private void Emit()
    {
        if (_move.GetAwaiter().GetResult())
            Push(_enumerator!.Current);
        else
            CompleteStage();
    }

    private async Task DisposeAsync()
    {
        try
        {
            if (_enumerator is not null)
                await _enumerator.DisposeAsync();
        }
        catch (Exception failure)
        {
            Materializer.Report(this, failure);
        }
        finally
        {
            _cancellation.Dispose();
        }
    }
}
