namespace Akka.Streams.Interpreter;

/// <summary>
/// The fused stages of one stream, which share one logical thread. Inside, events are plain method calls taken from a queue; from outside,
/// signals arrive on a lock-free stack and wake the island on the thread pool. It holds no thread while it has nothing to do.
/// </summary>
internal sealed class Island(IslandMaterializer materializer) : IThreadPoolWorkItem
{
    /// <summary>Events handled before signals are looked at, so that an endless source still hears its kill switch.</summary>
    private const int Throughput = 300;

    /// <summary>Rounds before other work gets the thread.</summary>
    private const int Rounds = 16;

    private readonly Queue<Connection> _events = new();
    private readonly List<Stage> _stages = [];
    private List<Stage>? _starting;
    private CancellationTokenRegistration _shutdown;
    private Signal? _signals;
    private int _scheduled = 1;
    private volatile bool _aborted;

    public IslandMaterializer Materializer => materializer;

    /// <summary>The stage whose handler is running: it is the one that fails when the handler throws.</summary>
    public Stage Running { get; set; } = null!;

    public void Add(Stage stage)
    {
        _stages.Add(stage);
        (_starting ??= []).Add(stage);
    }

    /// <summary>Starts the stages on the thread pool; from here on only the island touches them.</summary>
    public void Start()
    {
        _shutdown = materializer.ShutdownToken.UnsafeRegister(static island => ((Island)island!).Abort(), this);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Post(Signal signal)
    {
        Signal? head;
        do
        {
            head = Volatile.Read(ref _signals);
            signal.Next = head;
        }
        while (Interlocked.CompareExchange(ref _signals, signal, head) != head);

        Wake();
    }

    public void Enqueue(Connection connection) => _events.Enqueue(connection);

    /// <summary>Ends a stage whose sides are both closed.</summary>
    public void Settle(Stage stage)
    {
        if (stage.IsClosed && !stage.Stopped)
        {
            _stages.Remove(stage);
            Stop(stage);
            if (_stages.Count == 0)
                _shutdown.Unregister();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (var round = 0; round < Rounds; round++)
        {
            StartNew();
            HandleSignals();
            Drain();
            if (_aborted)
                StopAll();

            if (_events.Count > 0 || _starting is not null)
                continue;

            Interlocked.Exchange(ref _scheduled, 0);
            if ((Volatile.Read(ref _signals) is null && !(_aborted && _stages.Count > 0))
                || Interlocked.Exchange(ref _scheduled, 1) != 0)
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Starts stages added while the island was running: the parts of a source within a source.</summary>
    private void StartNew()
    {
        while (_starting is { } starting)
        {
            _starting = null;
            foreach (var stage in starting)
                Guard(stage, static stage => stage.PreStart());
        }
    }

    private void Drain()
    {
        for (var budget = Throughput; budget > 0; budget--)
        {
            StartNew();
            if (!_events.TryDequeue(out var connection))
                return;

            try
            {
                Settle(connection.Deliver(this));
            }
            catch (Exception failure)
            {
                Fail(Running, failure);
            }
        }
    }

    private void HandleSignals()
    {
        Signal? inOrder = null;
        for (var signal = Interlocked.Exchange(ref _signals, null); signal is not null;)
            (signal.Next, inOrder, signal) = (inOrder, signal, signal.Next);

        while (inOrder is { } signal)
        {
            (inOrder, signal.Next) = (signal.Next, null);
            try
            {
                signal.Handle();
                Settle(signal.Stage);
            }
            catch (Exception failure)
            {
                Fail(signal.Stage, failure);
            }
        }
    }

    private void Guard(Stage stage, Action<Stage> action)
    {
        try
        {
            action(stage);
            Settle(stage);
        }
        catch (Exception failure)
        {
            Fail(stage, failure);
        }
    }

    private void Fail(Stage stage, Exception failure)
    {
        stage.FailStage(failure);
        Settle(stage);
    }

    private void StopAll()
    {
        _events.Clear();
        foreach (var stage in _stages)
            Stop(stage);

        _stages.Clear();
    }

    private void Stop(Stage stage)
    {
        try
        {
            stage.Stop();
        }
        catch (Exception failure)
        {
            Materializer.Report(stage, failure);
        }
    }

    private void Abort()
    {
        _aborted = true;
        Wake();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _scheduled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }
}
