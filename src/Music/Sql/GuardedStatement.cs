using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>A compiled statement, or the reason there is none.</summary>
internal sealed class GuardedStatement : IDisposable
{
    private readonly sqlite3_stmt? _statement;

    private GuardedStatement(sqlite3_stmt? statement, bool isRefused, string? problem) =>
        (_statement, IsRefused, Problem) = (statement, isRefused, problem);

    /// <summary>SQLite's message or our reason; null where the statement is good.</summary>
    public string? Problem { get; }

    /// <summary>Whether the statement wanted more than it may, rather than being wrong.</summary>
    public bool IsRefused { get; }

    public sqlite3_stmt Handle => _statement ?? throw new InvalidOperationException(Problem);

    public static GuardedStatement Good(sqlite3_stmt statement) => new(statement, isRefused: false, problem: null);

    public static GuardedStatement Bad(bool isRefused, string problem) => new(null, isRefused, problem);

    public string[] Columns()
    {
        var names = new string[raw.sqlite3_column_count(Handle)];
        for (var i = 0; i < names.Length; i++)
            names[i] = raw.sqlite3_column_name(Handle, i).utf8_to_string();
        return names;
    }

    public void Dispose() => _statement?.Dispose();
}
