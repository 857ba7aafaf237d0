using FamilyChat.Actors.Conversations;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>
/// A question with more than one reading: each reading is turned into a query of its own and counted, so that a person chooses between
/// things that are there. A reading that cannot be counted is offered without a number.
/// </summary>
internal static partial class MusicQueryDecider
{
    private const int MostReadings = 4;

    private static readonly QueryResult NoRows = new([], [], 0, Truncated: false, TimeSpan.Zero, 0);

    private static MusicDecision CountReadings(MusicQueryState state, ModelReply reply)
    {
        var readings = reply.Options.Take(MostReadings).Select(o => new MusicOption(o, RowCount: null));
        // An attempt before may have read the question as one thing; none of the readings is kept under those words.
        var counting = state with { Readings = [.. readings], Reading = 0, Clarification = reply.Assumption, Standalone = null };
        return Next(counting, AskFor(counting));
    }

    private static MusicDecision OnReadingReplied(MusicQueryState state, Replied found, DateTimeOffset now) =>
        found.Reply is { Kind: ReplyKind.Query, Sql: { } sql } ? Check(state with { Sql = sql, Assumption = found.Reply.Assumption }, sql, now) : NextReading(state, count: null);

    private static MusicDecision NextReading(MusicQueryState state, long? count)
    {
        var readings = state.Readings!;
        var next = state with
        {
            Readings = readings.SetItem(state.Reading, readings[state.Reading] with { RowCount = count }),
            Reading = state.Reading + 1,
            Phase = MusicPhase.Generating,
        };
        return next.IsCounting ? Next(next, AskFor(next)) : Clarify(next);
    }

    private static MusicDecision Clarify(MusicQueryState state)
    {
        var asked = state with { Reading = int.MaxValue, Sql = null, Assumption = null };
        return Say(asked, MusicSentences.Clarify(state.Phrases, state.Clarification, state.Readings!), state.Readings);
    }

    /// <summary>A reading that counts has its number in its only cell; the only cell of another may hold a year.</summary>
    private static long Found(QueryResult result, string sql) =>
        result is { Rows: [[long number]] } && Counts(sql) ? number : result.RowCount;

    private static bool Counts(string sql) =>
        sql.Contains("count(", StringComparison.OrdinalIgnoreCase) || sql.Contains("count (", StringComparison.OrdinalIgnoreCase);

    /// <summary>The model's own words where it says why it wrote no query. They hold no fact of the library, so none may stand in them.</summary>
    private static string Plain(ModelReply reply, MusicQueryState state)
    {
        var stock = reply.Kind switch
        {
            ReplyKind.Chat => state.Phrases.Chat,
            ReplyKind.Clarify => state.Phrases.WhichOne,
            _ => state.Phrases.NotInLibrary,
        };
        if (reply.Assumption is not { } said)
            return stock;
        return reply.Kind == ReplyKind.Chat || SummaryCheck.Unfounded(said, state.Question.Text, NoRows, []).Count == 0 ? said : stock;
    }
}
