using System.Collections.Frozen;
using FamilyChat.Music.Values;
using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>
/// Says to SQLite, while it compiles a statement, what the statement may touch: columns of the library's own tables and functions that only compute.
/// Everything that is not named here is denied, also what a later SQLite may invent.
/// </summary>
internal sealed class LibraryAuthorizer(IEnumerable<string> tables)
{
    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
    [
        "abs", "avg", "ceil", "ceiling", "char", "coalesce", "concat", "concat_ws", "count", "cume_dist", "current_date", "current_time",
        "current_timestamp", "date", "datetime", "dense_rank", "exp", "first_value", "floor", "format", "glob", "group_concat", "ifnull", "iif", "if",
        "instr", "julianday", "lag", "last_value", "lead", "length", "like", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "median", "min",
        "mod", "nth_value", "ntile", "nullif", "octet_length", "percent_rank", "pow", "power", "printf", "random", "rank", "replace", "round",
        "row_number", "rtrim", "sign", "sqrt", "strftime", "string_agg", "substr", "substring", "sum", "time", "timediff", "total", "trim", "trunc",
        "typeof", "unicode", "unixepoch", "upper",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Internal = ["_", "sqlite", "pragma_", "json", "fts", "rtree", "dbstat", "bytecode", "tables_used"];

    private readonly FrozenSet<string> _tables = tables.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was denied last, in words, or null.</summary>
    public string? Denied { get; set; }

    /// <summary>Whether the product's own statement over the values of columns may be compiled; never while one of a model's is.</summary>
    public bool AllowsValues { get; set; }

    /// <summary>The callback of <c>sqlite3_set_authorizer</c>; the meaning of the parameters depends on the action (sqlite.org/c3ref/c_alter_table.html).</summary>
    public int Decide(object user, int action, string? first, string? second, string? database, string? inner)
    {
        var allowed = action switch
        {
            raw.SQLITE_SELECT or raw.SQLITE_RECURSIVE => true,
            raw.SQLITE_READ => MayRead(first, second, database),
            raw.SQLITE_FUNCTION => second is not null && Functions.Contains(second),
            _ => false,
        };
        if (allowed)
            return raw.SQLITE_OK;
        Denied = action switch
        {
            raw.SQLITE_READ => $"the table {first} is not part of the library",
            raw.SQLITE_FUNCTION => $"the function {second} is not available",
            _ => "the statement does more than look",
        };
        return raw.SQLITE_DENY;
    }

    /// <summary>
    /// For <c>count(*) FROM x</c> SQLite asks with an empty column and the name as written, which may be a common table expression of the statement.
    /// The names of all tables that are not the library's are known, so whatever else has no column read is the statement's own.
    /// </summary>
    private bool MayRead(string? table, string? column, string? database)
    {
        if (table is null || database is not (null or "main"))
            return false;
        if (_tables.Contains(table) || (AllowsValues && table == ValueReader.Table))
            return true;
        return column is null or "" && !Internal.Any(prefix => table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
