using System.Text;
using Dapper;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Audit;

sealed record AuditRecord(long Sequence, DateTimeOffset At, Guid Member, Guid? Conversation, string Kind, string Summary, byte[] Hash);

/// <summary>
/// Pages of the audit, newest first. The event's number does the ordering, so each filter needs only an index that ends in it; a span
/// of time is turned into a span of numbers first, wide enough for what was stamped by a clock that was set back or forth.
/// </summary>
sealed class AuditQueries(AppDatabase database)
{
    /// <summary>The newest that fit, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<AuditRecord> Page(AuditFilter filter, int limit)
    {
        using var connection = database.Open();
        if (Compose(connection, filter) is not { } query)
            return [];
        query.Parameters.Add("limit", limit);
        return [.. connection.Query<Row>($"{query.Sql} ORDER BY {query.Order} DESC LIMIT @limit", query.Parameters).Select(r => r.ToRecord())];
    }

    static (string Sql, string Order, DynamicParameters Parameters)? Compose(SqliteConnection connection, AuditFilter f)
    {
        var parameters = new DynamicParameters();
        var match = FullText.Query(f.Text, Tags(f));
        if (f.Text is not null && match is null)
            return null;
        var number = match is null ? "a.sequence" : "t.rowid";
        var sql = new StringBuilder("SELECT a.sequence, a.at, a.member, a.conversation, a.kind, a.summary, c.hash FROM ")
            .Append(match is null ? "audit_events a" : "audit_text t CROSS JOIN audit_events a ON a.sequence = t.rowid")
            .Append(" JOIN audit_chain c ON c.ordering = a.sequence WHERE 1");

        Where(match, "match", "audit_text MATCH @match");
        Where(f.Before, "before", $"{number} < @before");
        // The plus keeps a second filter from choosing another index than the narrowest.
        var conversationLeads = f.Conversation is not null || match is not null;
        Where(f.Conversation?.Key(), "conversation", match is null ? "a.conversation = @conversation" : "+a.conversation = @conversation");
        Where(f.Member?.Key(), "member", conversationLeads ? "+a.member = @member" : "a.member = @member");
        Where(f.Kind, "kind", conversationLeads ? "+a.kind = @kind" : "a.kind = @kind");
        if (f.From is not null || f.To is not null)
        {
            if (Numbers(connection, f.From, f.To) is not { First: { } first, Last: { } last })
                return null;
            Where(first, "first", $"{number} >= @first");
            Where(last, "last", $"{number} <= @last");
            Where(f.From?.ToUnixTimeMilliseconds(), "from", "+a.at >= @from");
            Where(f.To?.ToUnixTimeMilliseconds(), "to", "+a.at < @to");
        }

        return (sql.ToString(), number, parameters);

        void Where(object? value, string name, string condition)
        {
            if (value is null)
                return;
            sql.Append(" AND ").Append(condition);
            parameters.Add(name, value);
        }
    }

    static IEnumerable<string> Tags(AuditFilter f)
    {
        if (f.Member is { } member)
            yield return member.Tag();
        if (f.Conversation is { } conversation)
            yield return conversation.Tag();
        if (f.Kind is { } kind)
            yield return AuditKeys.KindTag(kind);
    }

    /// <summary>The least and the greatest number of a span of time, from the index of times alone; nothing when there is no event in it.</summary>
    static (long? First, long? Last) Numbers(SqliteConnection connection, DateTimeOffset? from, DateTimeOffset? to) =>
        connection.QuerySingle<(long?, long?)>(
            "SELECT min(sequence), max(sequence) FROM audit_events INDEXED BY audit_events_by_time WHERE at >= @from AND at < @to",
            new { from = from?.ToUnixTimeMilliseconds() ?? long.MinValue, to = to?.ToUnixTimeMilliseconds() ?? long.MaxValue });

    sealed record Row(long Sequence, long At, byte[] Member, byte[]? Conversation, string Kind, string Summary, byte[] Hash)
    {
        public AuditRecord ToRecord() => new(
            Sequence,
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            AuditKeys.Id(Member),
            Conversation is null ? null : AuditKeys.Id(Conversation),
            Kind,
            Summary,
            Hash);
    }
}
