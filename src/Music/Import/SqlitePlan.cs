using System.Text;
using Dapper;
using FamilyChat.Music.Text;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Import;

/// <summary>A table of an SQLite file, copied value by value under safe names. Binary values that are not text are left out.</summary>
internal sealed class SqlitePlan : PlannedTable
{
    private const int LongestBinaryText = 4096;

    private readonly SqliteSource _source;
    private readonly IReadOnlyList<string> _sourceColumns;
    private readonly ImportLimits _limits;

    private SqlitePlan(SqliteSource source, string name, string originalName, IReadOnlyList<PlannedColumn> columns, ImportLimits limits)
        : base(name, originalName, columns) =>
        (_source, _sourceColumns, _limits, Total) = (source, [.. columns.Select(c => c.OriginalName)], limits, Count(source, originalName));

    public override long? Total { get; }

    /// <summary>Plans every ordinary table of a file.</summary>
    /// <exception cref="ImportRefusedException">There is no table, or there are too many.</exception>
    public static List<PlannedTable> All(SqliteSource source, ImportLimits limits, ImportLog log)
    {
        var tables = source.Tables();
        if (tables.Count == 0)
            throw new ImportRefusedException(ImportRefusals.DatabaseEmpty);
        if (tables.Count > limits.Tables)
            throw new ImportRefusedException(ImportRefusals.TooManyTables(tables.Count, limits.Tables));
        var names = new SafeNames();
        var safe = tables.ToDictionary(t => t, t => names.FromIdentifier(t, "table_1"), StringComparer.OrdinalIgnoreCase);
        return [.. tables.Select(t => (PlannedTable)new SqlitePlan(source, safe[t], t, PlanColumns(source, t, safe, limits, log), limits))];
    }

    public override IEnumerable<object?[]> Read(ImportLog log, CancellationToken cancellation)
    {
        using var command = _source.Connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", _sourceColumns.Select(SqliteSource.Quote))} FROM {SqliteSource.Quote(OriginalName)}";
        using var reader = SqliteSource.Guarded(command.ExecuteReader);
        var values = new object?[_sourceColumns.Count];
        var binary = new long[values.Length];
        for (var row = 1L; SqliteSource.Guarded(reader.Read); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = 0;
            for (var i = 0; i < values.Length; i++)
                values[i] = Value(reader, i, row, log, ref binary[i], ref length);
            yield return values;
        }
        for (var i = 0; i < binary.Length; i++)
        {
            if (binary[i] > 0)
                log.Report(0, ImportRemarks.BinaryLeftOut($"{OriginalName}.{_sourceColumns[i]}", binary[i]));
        }
    }

    private object? Value(SqliteDataReader reader, int at, long row, ImportLog log, ref long binary, ref int length)
    {
        var value = SqliteSource.Guarded(() => reader.GetValue(at));
        if (value is byte[] bytes)
        {
            value = bytes.Length <= LongestBinaryText && !bytes.AsSpan().Contains((byte)0) ? Encoding.UTF8.GetString(bytes) : DBNull.Value;
            binary += value is DBNull ? 1 : 0;
        }
        if (value is not string text)
            return value is DBNull ? null : value;
        var cutTo = Math.Max(0, Math.Min(_limits.CellLength, _limits.RowLength - length));
        if (text.Length > cutTo)
        {
            log.Report(row, ImportRemarks.CellCut($"{OriginalName}.{_sourceColumns[at]}", text.Length, cutTo));
            text = text[..cutTo];
        }
        length += text.Length;
        return TextFold.WellFormed(text).Normalize();
    }

    private static List<PlannedColumn> PlanColumns(SqliteSource source, string table, Dictionary<string, string> safe, ImportLimits limits, ImportLog log)
    {
        return SqliteSource.Guarded(() =>
        {
            var infos = source.Connection.Query<(string Name, string Type, long Pk)>("SELECT name, type, pk FROM pragma_table_xinfo(@table) WHERE hidden IN (0, 2, 3)", new { table }).ToList();
            if (infos.Count > limits.Columns)
                log.Report(0, ImportRemarks.ColumnsOfTableBeyondLimit(table, infos.Count, limits.Columns));
            var keys = source.Connection.Query<(string Table, string From, string To)>(
                "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(@table) WHERE \"to\" IS NOT NULL", new { table }).Where(k => safe.ContainsKey(k.Table)).ToList();
            var names = new SafeNames();
            return infos.Take(limits.Columns).Select(c =>
            {
                var (meaning, description) = SqliteMeanings.Of(table, c.Name);
                var key = keys.Find(k => k.From.Equals(c.Name, StringComparison.OrdinalIgnoreCase));
                var references = key.From is null ? null : $"{safe[key.Table]}.{new SafeNames().FromIdentifier(key.To, "column")}";
                return new PlannedColumn(names.FromIdentifier(c.Name, "column"), c.Name, Affinity(c.Type), meaning, description, references, c.Pk > 0);
            }).ToList();
        });
    }

    private static long Count(SqliteSource source, string table) =>
        SqliteSource.Guarded(() => source.Connection.ExecuteScalar<long>($"SELECT count(*) FROM {SqliteSource.Quote(table)}"));

    // sqlite.org/datatype3.html, section 3.1; what would be BLOB is read as text.
    private static string Affinity(string type)
    {
        bool Has(string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
        if (Has("INT"))
            return "INTEGER";
        if (Has("CHAR") || Has("CLOB") || Has("TEXT") || Has("BLOB") || type.Length == 0)
            return "TEXT";
        return Has("REAL") || Has("FLOA") || Has("DOUB") ? "REAL" : "NUMERIC";
    }
}
