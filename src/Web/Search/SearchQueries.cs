using Dapper;
using FamilyChat.Actors;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Search;

/// <param name="MessageId">Null when the title was found.</param>
/// <param name="Snippet">Hits in <c>&lt;mark&gt;</c>, all else escaped.</param>
sealed record SearchHitDto(Guid ConversationId, Guid? MessageId, string Title, string Snippet, DateTimeOffset At);

/// <summary>
/// Finds words in one member's titles and messages, ranked by bm25. Words that are nearly everywhere say nothing about rank and would
/// cost the most to rank: of those the newest come first.
/// </summary>
sealed class SearchQueries(AppDatabase database, TimeProvider time, Func<ChatOptions> options)
{
    const int MostRanked = 500;
    const int SnippetWords = 24;

    // The index knows whose text it is; the join says it again, and drops what was replaced or is gone for good.
    const string Visible =
        """
        JOIN search_entries e ON e.sequence = t.rowid JOIN audit_conversations c ON c.id = e.conversation
        WHERE audit_text MATCH @match AND c.member = @member AND (c.deleted_at IS NULL OR c.deleted_at > @gone)
        """;

    public IReadOnlyList<SearchHitDto> Find(MemberId member, string typed, int limit)
    {
        if (FullText.Query(typed, member.Tag()) is not { } match)
            return [];
        using var connection = database.Open();
        var gone = time.GetUtcNow() - options().TrashRetention;
        var found = Best(connection, limit, new { match, member = member.Key(), gone, limit, most = MostRanked });
        if (found.Count == 0)
            return [];
        // The plus keeps the index from being asked anew for each row: what was found is passed by once more, and cut where it ends.
        var rows = connection.Query<Row>(
            $"""
            SELECT t.rowid AS Sequence, e.conversation, e.item, c.title,
                snippet(audit_text, 1, char(2), char(3), '…', {SnippetWords}) AS Snippet, e.at
            FROM audit_text t {Visible} AND +t.rowid IN @found ORDER BY t.rowid DESC LIMIT @count
            """,
            new { match, member = member.Key(), gone, found, count = found.Count }).ToDictionary(r => r.Sequence);
        return [.. found.Where(rows.ContainsKey).Select(id => rows[id].ToHit())];
    }

    static List<long> Best(SqliteConnection connection, int limit, object parameters)
    {
        var newest = connection.Query<long>($"SELECT t.rowid FROM audit_text t {Visible} ORDER BY t.rowid DESC LIMIT @most", parameters).AsList();
        return newest.Count == MostRanked
            ? newest.GetRange(0, limit)
            : connection.Query<long>($"SELECT t.rowid FROM audit_text t {Visible} ORDER BY bm25(audit_text), t.rowid DESC LIMIT @limit", parameters).AsList();
    }

    sealed record Row(long Sequence, byte[] Conversation, byte[] Item, string Title, string Snippet, long At)
    {
        public SearchHitDto ToHit() => new(
            AuditKeys.Id(Conversation),
            Item.AsSpan().SequenceEqual(Conversation) ? null : AuditKeys.Id(Item),
            Title,
            FullText.Snippet(Snippet),
            DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}
