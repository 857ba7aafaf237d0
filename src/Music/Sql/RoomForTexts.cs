using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>Lets a statement of ours be longer than a model's may be, until it is disposed: each of its texts takes a few bytes and instructions.</summary>
internal sealed class RoomForTexts : IDisposable
{
    private const int SqlBytes = 8 * 1024 * 1024, Instructions = 500_000;

    private readonly sqlite3 _db;
    private readonly int _sqlBytes, _instructions;

    public RoomForTexts(sqlite3 db)
    {
        _db = db;
        _sqlBytes = raw.sqlite3_limit(db, raw.SQLITE_LIMIT_SQL_LENGTH, SqlBytes);
        _instructions = raw.sqlite3_limit(db, raw.SQLITE_LIMIT_VDBE_OP, Instructions);
    }

    public void Dispose()
    {
        raw.sqlite3_limit(_db, raw.SQLITE_LIMIT_SQL_LENGTH, _sqlBytes);
        raw.sqlite3_limit(_db, raw.SQLITE_LIMIT_VDBE_OP, _instructions);
    }
}
