using Dapper;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>Writes a batch: each kind of row in the order of its events, so that the newest stands.</summary>
static class AuditRows
{
    const string InsertEntry =
        """
        INSERT INTO search_entries (sequence, since, conversation, item, parent, question, at)
        VALUES (@Sequence, @Sequence, @Conversation, @Item, @Parent, @Question, @At)
        ON CONFLICT (conversation, item) DO UPDATE SET
            sequence = excluded.sequence, parent = COALESCE(excluded.parent, parent), at = excluded.at
        """;

    // A second question at the same place of the conversation is the first one edited, a second answer asked for is the first one regenerated.
    const string InsertEvent =
        """
        INSERT INTO audit_events (sequence, at, member, conversation, kind, summary)
        VALUES (@Sequence, @At, @Member, @Conversation,
            CASE
                WHEN @Kind = 'sent' AND EXISTS (
                    SELECT 1 FROM search_entries
                    WHERE conversation = @Conversation AND parent IS @Parent AND question = 1 AND since < @Sequence)
                THEN 'edited'
                WHEN @Kind = 'reply-requested' AND EXISTS (
                    SELECT 1 FROM search_entries
                    WHERE conversation = @Conversation AND parent = @Parent AND question = 0 AND since < @Sequence)
                THEN 'regenerated'
                ELSE @Kind
            END,
            @Summary)
        """;

    const string AddUsage =
        """
        INSERT INTO usage_days (day, member, messages, prompt_tokens, completion_tokens, model_ms)
        VALUES (@Day, @Member, @Messages, @PromptTokens, @CompletionTokens, @ModelMs)
        ON CONFLICT (day, member) DO UPDATE SET
            messages = messages + excluded.messages, prompt_tokens = prompt_tokens + excluded.prompt_tokens,
            completion_tokens = completion_tokens + excluded.completion_tokens, model_ms = model_ms + excluded.model_ms
        """;

    const string SetTitle =
        """
        INSERT INTO audit_conversations (id, member, title) VALUES (@Id, @Member, @Title)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title
        """;

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, AuditBatch batch)
    {
        connection.Execute(SetTitle, batch.Titles, transaction);
        connection.Execute("UPDATE audit_conversations SET deleted_at = @At WHERE id = @Id", batch.Deletions, transaction);
        connection.Execute(InsertEntry, batch.Entries, transaction);
        connection.Execute(InsertEvent, batch.Events, transaction);
        connection.Execute("INSERT INTO audit_text (rowid, tags, words) VALUES (@Sequence, @Tags, @Words)", batch.Texts, transaction);
        connection.Execute(AddUsage, batch.Usage, transaction);
        if (batch.RepliesChanged)
            WriteOpenReplies(connection, transaction, batch.Open);
    }

    /// <summary>There are as many as people wait for an answer: a handful.</summary>
    static void WriteOpenReplies(SqliteConnection connection, SqliteTransaction transaction, IEnumerable<Actors.Audit.OpenReply> open)
    {
        connection.Execute("DELETE FROM audit_open_replies", transaction: transaction);
        connection.Execute(
            "INSERT INTO audit_open_replies (reply, member, conversation, question, started_at) VALUES (@Reply, @Member, @Conversation, @Question, @StartedAt)",
            open.Select(r => new { Reply = r.Reply.Key(), Member = r.Member.Key(), Conversation = r.Conversation.Key(), Question = r.Question?.Key(), r.StartedAt }),
            transaction);
    }
}
