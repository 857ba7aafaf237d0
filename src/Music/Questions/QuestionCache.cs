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
    private const int Questions = 500, Results = 50;

    private readonly BoundedCache<(string Question, string Language), KnownQuery> _sql = new(Questions);
    private readonly BoundedCache<string, QueryResult> _rows = new(Results);
    private readonly Lock _lock = new();
    private long _version;

    /// <summary>The valid statement of a question asked before; <paramref name="question"/> must be the one that stands alone.</summary>
    public KnownQuery? FindSql(string question, long version, string language) =>
        IsCurrent(version) && _sql.TryGet((Key(question), language), out var known) ? known : null;

    public void KeepSql(string question, long version, string language, KnownQuery known)
    {
        if (IsCurrent(version))
            _sql.Put((Key(question), language), known);
    }

    public QueryResult? FindRows(string sql, long version) => IsCurrent(version) && _rows.TryGet(NormalisedSql.Of(sql), out var result) ? result : null;

    /// <summary>Keeps a result under the version it was read from.</summary>
    public void KeepRows(string sql, QueryResult result)
    {
        if (IsCurrent(result.LibraryVersion))
            _rows.Put(NormalisedSql.Of(sql), result);
    }

    /// <summary>Forgets everything, because the same question may now mean something else.</summary>
    public void Clear()
    {
        _sql.Clear();
        _rows.Clear();
    }

    private static string Key(string question) => string.Join(' ', NameFolding.AllWords(question));

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
