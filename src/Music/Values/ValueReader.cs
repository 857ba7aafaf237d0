using FamilyChat.Music.Text;
using SQLitePCL;

namespace FamilyChat.Music.Values;

/// <summary>
/// Looks a pattern up among the distinct values of a column. It shares the connection of the statement the pattern stands in, so that
/// both read the same version of the library.
/// </summary>
internal sealed class ValueReader : IDisposable
{
    public const string Table = "_values";

    private readonly sqlite3_stmt _statement;

    /// <exception cref="InvalidOperationException">SQLite would not compile it.</exception>
    public ValueReader(sqlite3 db)
    {
        const string Sql = $"SELECT folded, original FROM {Table} WHERE table_name = ?1 AND column_name = ?2 ORDER BY chunk";
        if (raw.sqlite3_prepare_v2(db, Sql, out _statement) != raw.SQLITE_OK)
            throw new InvalidOperationException($"SQLite cannot read the values of the library: {raw.sqlite3_errmsg(db).utf8_to_string()}");
    }

    /// <summary>The values that match; null where there are too many, where the column is not kept here, or a limit was met.</summary>
    public List<string>? Find(string table, string column, LikePattern pattern, int most)
    {
        try
        {
            raw.sqlite3_bind_text(_statement, 1, table);
            raw.sqlite3_bind_text(_statement, 2, column);
            var found = new List<string>();
            var code = raw.sqlite3_step(_statement);
            if (code == raw.SQLITE_DONE)
                return null;
            for (; code == raw.SQLITE_ROW; code = raw.sqlite3_step(_statement))
            {
                var folded = raw.sqlite3_column_blob(_statement, 0);
                if (folded.IndexOf(pattern.LongestLiteral) >= 0 && !ValueChunk.Find(folded, raw.sqlite3_column_blob(_statement, 1), pattern, found, most))
                    return null;
            }

            return code == raw.SQLITE_DONE ? found : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();
}
