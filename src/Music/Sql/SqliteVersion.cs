using SQLitePCL;

namespace FamilyChat.Music.Sql;

/// <summary>SQLite below 3.50.2 can be made to overwrite memory by a statement alone (CVE-2025-6965), so nothing of a model's runs on it.</summary>
public static class SqliteVersion
{
    public const int Least = 3_050_002;

    /// <exception cref="NotSupportedException">The native library is older than <see cref="Least"/>.</exception>
    public static void Require()
    {
        Batteries_V2.Init();
        Require(raw.sqlite3_libversion_number());
    }

    internal static void Require(int version)
    {
        if (version < Least)
            throw new NotSupportedException($"SQLite 3.50.2 or newer is needed to run queries safely; this is {version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}.");
    }
}
