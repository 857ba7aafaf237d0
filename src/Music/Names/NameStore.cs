using Dapper;
using FamilyChat.Music.Library;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Music.Names;

/// <summary>Reads the index of names.</summary>
internal sealed class NameStore(SqliteConnection connection)
{
    private const int MostRows = 200;
    private const string Columns = "n.id AS Id, n.table_name AS TableName, n.column_name AS ColumnName, n.value AS Value, n.folded AS Folded, n.row_count AS Rows, n.meaning AS MeaningName";

    public List<StoredName> ByFold(string folded) =>
        [.. connection.Query<StoredName>($"SELECT {Columns} FROM _names n WHERE folded = @folded ORDER BY row_count DESC LIMIT {MostRows}", new { folded })];

    public HashSet<string> ExistingFolds(IEnumerable<string> folds) =>
        [.. connection.Query<string>("SELECT DISTINCT folded FROM _names WHERE folded IN @folds", new { folds })];

    /// <summary>Names that hold one of the words.</summary>
    public List<StoredName> ByWords(IEnumerable<string> words) =>
        [.. connection.Query<StoredName>(
            $"SELECT DISTINCT {Columns} FROM _name_words w JOIN _names n ON n.id = w.name_id WHERE w.word IN @words ORDER BY n.row_count DESC LIMIT {MostRows}", new { words })];

    public bool HasWord(string word) => connection.ExecuteScalar<long>("SELECT count(*) FROM _words WHERE word = @word", new { word }) > 0;

    /// <summary>Words of about a length, for measuring their distance.</summary>
    public IEnumerable<string> WordsOfLength(int from, int to) =>
        connection.Query<string>("SELECT word FROM _words WHERE length BETWEEN @from AND @to", new { from, to }, buffered: false);

    public List<string> WordsOfSound(string sound) =>
        sound.Length == 0 ? [] : [.. connection.Query<string>("SELECT word FROM _words WHERE sound = @sound LIMIT 50", new { sound })];

    /// <summary>All values of one column, most frequent first.</summary>
    public IEnumerable<StoredName> OfColumn(string column) =>
        connection.Query<StoredName>($"SELECT {Columns} FROM _names n WHERE column_name = @column ORDER BY row_count DESC LIMIT 50000", new { column }, buffered: false);

    /// <summary>The name of a meaning that stands in most rows, or null.</summary>
    public string? MostFrequent(Meaning meaning) =>
        connection.QueryFirstOrDefault<string>(
            "SELECT value FROM _names WHERE meaning = @meaning AND length(value) < 60 ORDER BY row_count DESC, value LIMIT 1", new { meaning = meaning.ToString() });

    /// <summary>What corrections said a phrase means, where the library still has it.</summary>
    public List<StoredName> ByAlias(string said) =>
        [.. connection.Query<StoredName>(
            $"SELECT {Columns} FROM _aliases a JOIN _names n ON n.column_name = a.column_name AND n.value = a.value WHERE a.said = @said", new { said })];

    public HashSet<string> ExistingAliases(IEnumerable<string> said) =>
        [.. connection.Query<string>("SELECT DISTINCT said FROM _aliases WHERE said IN @said", new { said })];
}

internal sealed record StoredName(long Id, string TableName, string ColumnName, string Value, string Folded, long Rows, string MeaningName)
{
    public Meaning Meaning => Enum.Parse<Meaning>(MeaningName);

    public NameMatch As(NameMatchKind kind) => new(TableName, ColumnName, Value, Rows, kind);
}
