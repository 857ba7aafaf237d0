using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>Why a query was ended before its last row.</summary>
public enum QueryStop { None, Time, Steps, Memory, Cancelled }

/// <summary>
/// Watches one running query. SQLite asks it every <see cref="StepsPerLook"/> instructions; functions that can be slow by themselves
/// ask it before they start, because SQLite cannot interrupt a function.
/// </summary>
internal sealed class QueryBudget(QueryLimits limits, TimeProvider time, CancellationToken cancellation)
{
    public const int StepsPerLook = 100;

    private readonly long _start = time.GetTimestamp();
    private readonly long _heap = raw.sqlite3_memory_used();
    private long _looks;

    public QueryStop Stop { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Whether the query must end now; <see cref="Stop"/> then says why.</summary>
    public bool IsSpent()
    {
        if (Stop != QueryStop.None)
            return true;
        _looks++;
        if (cancellation.IsCancellationRequested)
            Stop = QueryStop.Cancelled;
        else if (_looks * StepsPerLook > limits.Steps)
            Stop = QueryStop.Steps;
        else if (raw.sqlite3_memory_used() - _heap > limits.MemoryBytes)
            Stop = QueryStop.Memory;
        else if (Elapsed > limits.Time)
            Stop = QueryStop.Time;
        return Stop != QueryStop.None;
    }
}
