using FamilyChat.Music.Names;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>The valid statement of a question asked before, and what it takes for granted, which is to be said every time.</summary>
public sealed record KnownQuery(string Sql, string? Assumption = null);

/// <summary>
/// Remembers statements by question and rows by statement, under one library version. The first look under a newer version empties it:
/// what an import replaced is never answered again.
/// </summary>
public sealed class QuestionCache
{
    private const int Questions = 500, LongestQuestion = 1_000;
    private const int Results = 50, LargestResult = 200_000;

    private readonly BoundedCache<(string Question, string Language), KnownQuery> _sql = new(Questions);
    private readonly BoundedCache<string, QueryResult> _rows = new(Results);
    private readonly Lock _lock = new();
    private long _version;

    /// <summary>The valid statement of a question asked before; <paramref name="question"/> must be the one that stands alone.</summary>
    public KnownQuery? FindSql(string question, long version, string language) =>
        IsCurrent(version) && question.Length <= LongestQuestion && _sql.TryGet((Key(question), language), out var known) ? known : null;

    public void KeepSql(string question, long version, string language, KnownQuery known)
    {
        if (IsCurrent(version) && question.Length <= LongestQuestion)
            _sql.Put((Key(question), language), known);
    }

    public QueryResult? FindRows(string sql, long version) => IsCurrent(version) && _rows.TryGet(NormalisedSql.Of(sql), out var result) ? result : null;

    /// <summary>Keeps a result under the version it was read from, unless it is so large that a few of them would fill the memory.</summary>
    public void KeepRows(string sql, QueryResult result)
    {
        if (IsCurrent(result.LibraryVersion) && result.Rows.Sum(row => row.Sum(cell => (cell as string)?.Length ?? 0)) <= LargestResult)
            _rows.Put(NormalisedSql.Of(sql), result);
    }

    /// <summary>Forgets everything, because the same question may now mean something else.</summary>
    public void Clear()
    {
        _sql.Clear();
        _rows.Clear();
    }

    /// <summary>The words, and the signs that compare: "rated above 4" says it in words, "rated &gt; 4" does not.</summary>
    private static string Key(string question) =>
        string.Join(' ', NameFolding.AllWords(question)) + string.Concat(question.Where(c => char.IsSymbol(c) || c is '%' or '#' or '*' or '/'));

    /// <summary>Whether a version is the one kept here, after moving on to it where it is newer.</summary>
    private bool IsCurrent(long version)
    {
        lock (_lock)
        {
            if (version > _version)
            {
                _version = version;
                _sql.Clear();
                _rows.Clear();
            }
            return version == _version;
        }
    }
}
