using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Akka.Persistence.Sql;

/// <summary>
/// The only writer of the journal's file. It takes whatever has gathered while the last commit was on its way to the disk
/// and commits it as one transaction, so a hundred actors cost little more than one. It has a thread of its own, because
/// a commit waits for the disk, and the pool's few threads run the actors.
/// </summary>
internal sealed class SqlWriter : IDisposable
{
    private static readonly Meter Meter = new("AkkaLite");
    private static readonly Histogram<double> CommitSeconds =
        Meter.CreateHistogram<double>("familychat.journal.commit", "s", "One transaction of the journal, from its begin until it is on the disk.");

    private const int QueueBound = 10_000;
    private const int GroupBound = 512;
    private static readonly TimeSpan LastCommit = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<SqlWrite> _queue = [];
    private readonly Action _committed;
    private readonly SqlDatabase _database;
    private readonly Thread _thread;
    private SqlWriteSession? _session;

    /// <summary>Writes whose fate is not known yet, in the queue or under way. It bounds the queue.</summary>
    private int _pending;

    internal SqlWriter(SqlDatabase database, Action committed)
    {
        _database = database;
        _committed = committed;
        _thread = new Thread(Run) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    internal void Enqueue(SqlWrite write)
    {
        if (Interlocked.Increment(ref _pending) <= QueueBound)
        {
            Add(write);
            return;
        }

        Interlocked.Decrement(ref _pending);
        write.Fail(new InvalidOperationException($"The journal's queue is full: {QueueBound} writes are waiting for the disk."));
    }

    /// <summary>Ends when all that was enqueued before is committed or has failed. The bound does not count against it: a full queue is when it is asked.</summary>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    internal Task SettledAsync()
    {
        if (Volatile.Read(ref _pending) == 0)
            return Task.CompletedTask;

        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _pending);
        Add(new SqlWrite(static _ => { }, severalStatements: false, failure =>
        {
            if (failure is ObjectDisposedException)
                settled.SetException(failure);
            else
                settled.SetResult();
        }));
        return settled.Task;
    }

    /// <summary>Commits what was accepted, then closes the file.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        if (_thread.Join(LastCommit))
            _queue.Dispose();
    }

    private void Add(SqlWrite write)
    {
        try
        {
            _queue.Add(write);
        }
        catch (InvalidOperationException closed)
        {
            Interlocked.Decrement(ref _pending);
            write.Fail(new ObjectDisposedException("The journal is closed.", closed));
        }
    }

    private void Run()
    {
        var group = new List<SqlWrite>(GroupBound);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < GroupBound && _queue.TryTake(out var next))
                group.Add(next);
            Commit(group);
            group.Clear();
        }

        _session?.Dispose();
    }

    private void Commit(List<SqlWrite> group)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            _session ??= new SqlWriteSession(_database.OpenForWriting());
            _session.Begin();
            foreach (var write in group)
                write.Execute(_session);
            _session.Commit();
        }
        catch (Exception reason)
        {
            _session?.Dispose();
            _session = null;
            Interlocked.Add(ref _pending, -group.Count);
            foreach (var write in group)
                write.Fail(reason);
            return;
        }

        CommitSeconds.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        _committed();
        Interlocked.Add(ref _pending, -group.Count);
        foreach (var write in group)
            write.Complete();
    }
}
