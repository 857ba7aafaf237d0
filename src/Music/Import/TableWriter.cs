using System.Text.Json;
using Dapper;
using FamilyChat.Music.Library;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Import;

/// <summary>Writes planned tables of one name as one table of the library: the columns of all of them, the rows of each in turn.</summary>
internal sealed class TableWriter
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly string _name;
    private readonly IReadOnlyList<PlannedTable> _parts;
    private readonly List<PlannedColumn> _columns;
    private readonly ColumnStatistics[] _statistics;
    private long _rows;

    public TableWriter(SqliteConnection connection, SqliteTransaction transaction, string name, IReadOnlyList<PlannedTable> parts)
    {
        (_connection, _transaction, _name, _parts) = (connection, transaction, name, parts);
        _columns = [.. parts.SelectMany(p => p.Columns).DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
        _statistics = [.. _columns.Select(_ => new ColumnStatistics())];
    }

    public void Write(int ordinal, ImportLimits limits, ImportLog log, ImportPace pace, CancellationToken cancellation)
    {
        if (_columns.Count > 98)
            throw new ImportRefusedException(ImportRefusals.TooManyColumns(_name, _columns.Count));
        var definition = string.Join(", ", _columns.Select(c => $"{SqliteSource.Quote(c.Name)} {c.SqlType}"));
        _connection.Execute($"CREATE TABLE {SqliteSource.Quote(_name)}({definition})", transaction: _transaction);
        foreach (var part in _parts)
            WriteRows(part, limits, log, pace, cancellation);
        pace.Done(log.Rows);
        Describe(ordinal);
        Index();
    }

    private void WriteRows(PlannedTable part, ImportLimits limits, ImportLog log, ImportPace pace, CancellationToken cancellation)
    {
        var places = part.Columns.Select(c => _columns.FindIndex(x => x.Name.Equals(c.Name, StringComparison.OrdinalIgnoreCase))).ToArray();
        using var insert = _connection.CreateCommand();
        insert.Transaction = _transaction;
        insert.CommandText = $"INSERT INTO {SqliteSource.Quote(_name)}({string.Join(", ", part.Columns.Select(c => SqliteSource.Quote(c.Name)))}) " +
            $"VALUES ({string.Join(", ", part.Columns.Select((_, i) => $"$p{i}"))})";
        var parameters = part.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToArray();
        insert.Prepare();
        foreach (var values in part.Read(log, cancellation))
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
                _statistics[places[i]].Add(values[i]);
            }
            insert.ExecuteNonQuery();
            log.Rows++;
            if (++_rows > limits.Rows)
                throw new ImportRefusedException(ImportRefusals.TooManyRows(limits.Rows));
            pace.Reached(log.Rows);
        }
    }

    private void Describe(int ordinal)
    {
        _connection.Execute("INSERT INTO _tables(name, ordinal, original_name, row_count) VALUES (@name, @ordinal, @original, @rows)",
            new { name = _name, ordinal, original = _parts[0].OriginalName, rows = _rows }, _transaction);
        for (var i = 0; i < _columns.Count; i++)
        {
            var c = _columns[i];
            _connection.Execute(
                """
                INSERT INTO _columns(table_name, ordinal, name, original_name, sql_type, meaning, description, filled, examples, refers_to)
                VALUES (@table, @i, @Name, @OriginalName, @SqlType, @meaning, @Description, @filled, @examples, @References)
                """,
                new
                {
                    table = _name, i, c.Name, c.OriginalName, c.SqlType, meaning = c.Meaning.ToString(), c.Description,
                    filled = _statistics[i].Filled, examples = JsonSerializer.Serialize(_statistics[i].Examples), c.References,
                },
                _transaction);
        }
    }

    /// <summary>
    /// Indexes what is looked up and joined by: names, years, keys. By whatever songs are found, questions about people, albums, genres and
    /// years are answered from the index alone: a tenth of a large table, read row by row wherever it lies, takes longer than the whole index.
    /// </summary>
    private void Index()
    {
        var asked = _columns.Where(c => c.Meaning is Meaning.Album or Meaning.Genre or Meaning.Year || c.Meaning.IsPerson()).ToList();
        foreach (var c in _columns.Where(c => c.IsKey || c.References is not null || c.Meaning == Meaning.Year || c.Meaning.IsName()))
        {
            var columns = asked.Contains(c) ? asked.Except([c]).OrderBy(Place).Prepend(c) : [c];
            var names = string.Join(", ", columns.Select(x => SqliteSource.Quote(x.Name)));
            _connection.Execute($"CREATE INDEX {SqliteSource.Quote($"_{_name}_{c.Name}")} ON {SqliteSource.Quote(_name)}({names})", transaction: _transaction);
        }
        // Without figures SQLite begins with whichever index is named first. They are taken of all rows, at less than a second a million: an
        // index begins with the rows that have no value, and a look at those alone finds a thousand songs to a composer where there are thirty.
        _connection.Execute($"PRAGMA analysis_limit=0; ANALYZE {SqliteSource.Quote(_name)}", transaction: _transaction);
    }

    /// <summary>Albums first: most questions that are not about one album want each of them once.</summary>
    private static int Place(PlannedColumn column) => column.Meaning switch
    {
        Meaning.Album => 0,
        Meaning.Year => 1,
        Meaning.Genre => 2,
        _ => 3,
    };
}
