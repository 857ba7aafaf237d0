namespace FamilyChat.Music.Sql;

/// <summary>What one query over the library may cost at most. Reaching a limit ends the query; nothing is left half done, for nothing is written.</summary>
public sealed record QueryLimits
{
    /// <summary>Time from the first step to the last.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Instructions of SQLite's virtual machine.</summary>
    public long Steps { get; init; } = 200_000_000;

    /// <summary>Growth of SQLite's heap while the query runs, in bytes. The heap is the process's, so other work counts too.</summary>
    public long MemoryBytes { get; init; } = 48 * 1024 * 1024;

    /// <summary>Rows handed back; further ones are counted, not read.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>Text handed back, in bytes of UTF-8.</summary>
    public long ResultBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>
    /// One text or row inside SQLite, in bytes. A hundred registers can be filled between two looks at the clock,
    /// so this times a hundred is what a query can claim before anybody sees it.
    /// </summary>
    public int TextBytes { get; init; } = 250_000;

    /// <summary>The statement itself, in bytes of UTF-8.</summary>
    public int SqlBytes { get; init; } = 10_000;
}
