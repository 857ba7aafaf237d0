namespace FamilyChat.LmStudio.Simulator.Recording;

/// <summary>The last requests, for tests to assert on and to wait for. Keeps nothing but counters when its capacity is 0.</summary>
public sealed class SimulatorRecorder
{
    /// <summary>Longest body kept, in UTF-16 code units.</summary>
    private const int MaxBody = 1_000_000;

    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly int _capacity;
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<(Func<RecordedRequest, bool> Fits, TaskCompletionSource<RecordedRequest> Found)> _awaited = [];
    private long _arrived;
    private int _generating;
    private TaskCompletionSource? _idle;

    internal SimulatorRecorder(int capacity) => _capacity = capacity;

    public bool IsOn => _capacity > 0;

    /// <summary>All requests since the start.</summary>
    public long Arrived => Interlocked.Read(ref _arrived);

    /// <summary>Waits until no request holds a slot: a client that has gone is noticed a moment later.</summary>
    /// <exception cref="TimeoutException">One still did after 60 s.</exception>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            if (_generating == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(DefaultLimit, TimeProvider.System);
        }
    }

    /// <summary>The requests kept, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Requests that asked a model to write, on any of the APIs.</summary>
    public IReadOnlyList<RecordedRequest> Generations =>
        [.. Requests.Where(request => request.Method == "POST" && !request.Path.Contains("/models", StringComparison.Ordinal))];

    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }

    /// <summary>The first request, kept or to come, of which the condition is true.</summary>
    /// <param name="limit">Null = 60 s.</param>
    /// <exception cref="TimeoutException">None came within the limit.</exception>
    public Task<RecordedRequest> WaitForAsync(
        Func<RecordedRequest, bool> fits, TimeSpan? limit = null, CancellationToken cancelled = default)
    {
        if (!IsOn)
            throw new InvalidOperationException("Recording is off: set SimulatorOptions.RecordedRequests.");
        var found = new TaskCompletionSource<RecordedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_requests.Find(request => fits(request)) is { } already)
                return Task.FromResult(already);
            _awaited.Add((fits, found));
        }
        return AwaitAsync(found, limit ?? DefaultLimit, cancelled);
    }

    internal long NextNumber() => Interlocked.Increment(ref _arrived);

    internal void SlotTaken()
    {
        lock (_lock)
            _generating++;
    }

    internal void SlotGiven()
    {
        lock (_lock)
        {
            if (--_generating > 0)
                return;
            _idle?.SetResult();
            _idle = null;
        }
    }

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            if (_requests.Count == _capacity)
                _requests.RemoveAt(0);
            _requests.Add(request.Body.Length > MaxBody ? request with { Body = request.Body[..MaxBody] } : request);
            Notify(request);
        }
    }

    internal void Update(long number, Func<RecordedRequest, RecordedRequest> change)
    {
        lock (_lock)
        {
            var at = _requests.FindIndex(request => request.Number == number);
            if (at < 0)
                return;
            _requests[at] = change(_requests[at]);
            Notify(_requests[at]);
        }
    }

    private void Notify(RecordedRequest request)
    {
        for (var i = _awaited.Count - 1; i >= 0; i--)
        {
            if (!_awaited[i].Fits(request))
                continue;
            _awaited[i].Found.TrySetResult(request);
            _awaited.RemoveAt(i);
        }
    }

    private async Task<RecordedRequest> AwaitAsync(
        TaskCompletionSource<RecordedRequest> found, TimeSpan limit, CancellationToken cancelled)
    {
        try
        {
            return await found.Task.WaitAsync(limit, TimeProvider.System, cancelled);
        }
        finally
        {
            lock (_lock)
                _awaited.RemoveAll(awaited => awaited.Found == found);
        }
    }
}
