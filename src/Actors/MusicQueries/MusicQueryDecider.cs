using FamilyChat.Actors.Conversations;
using FamilyChat.Actors.Generation;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.Conversations.ConversationProtocol;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>What a finding leads to: the state after it, the next work, what who waits is shown, and what the journal keeps.</summary>
internal sealed record MusicDecision(
    MusicQueryState State, Work Next, IReadOnlyList<MusicStep> Steps, IReadOnlyList<IConversationEvent> Events);

/// <summary>
/// The rules from a question to its answer: write a query, let SQLite judge it, look it up, say it. A statement that does not work is
/// corrected at most twice; one that does more than look is never corrected. Pure: no clock, no actor, no database.
/// </summary>
internal static partial class MusicQueryDecider
{
    public const int MostCorrections = 2;

    /// <summary>Room after a reply that was cut off: some models think before they write.</summary>
    private const int MoreTokens = 2_000;

    public static MusicDecision Begin(MusicQuestion question) =>
        new(new MusicQueryState(question), new Prepare(), [new MusicStep(MusicPhase.Generating, 1)], []);

    public static MusicDecision Decide(MusicQueryState state, Finding finding, DateTimeOffset now) => finding switch
    {
        Prepared f => OnPrepared(state with { Prepared = f, Preferred = f.Language }),
        NoLibrary f => WithoutLibrary(state with { Preferred = f.Language }),
        Replied f when state.IsCounting => OnReadingReplied(state, f, now),
        Replied f => OnReplied(state with { End = f.End }, f, now),
        Judged f => OnJudged(state, f.Verdict, now),
        Fetched f => OnFetched(state, f, now),
        Explained f => Say(state, MusicSentences.Nothing(state.Phrases, f.Why, f.Near), MusicSentences.Instead(state.Question.Text, f.Near)),
        Summarised f => Say(state with { End = f.End }, "", proven: Proven(state)),
        QueryFailed f => OnQueryFailed(state, f, now),
        ModelFailed when state.IsCounting => Clarify(state),
        ModelFailed f => End(state, new RunEnding(Failure: f.Cause, Music: MusicEvidences.Of(state))),
        _ => OnOverdue(state),
    };

    private static MusicDecision OnPrepared(MusicQueryState state) => state.Prepared!.Known is not { } known
        ? Next(state, AskFor(state))
        : Next(
            state with { Sql = known.Sql, Assumption = known.Assumption, IsKnown = true, Phase = MusicPhase.Executing },
            new Fetch(known.Sql),
            new MusicStep(MusicPhase.Executing, state.Attempt, known.Sql));

    private static MusicDecision OnReplied(MusicQueryState state, Replied found, DateTimeOffset now)
    {
        if (found.Reply is not { } reply)
            return Reject(state, "", found.End.Reason == FinishReason.Length ? "the reply was cut off before its end" : "the reply held no statement", now);
        switch (reply.Kind)
        {
            case ReplyKind.Query:
                var sql = reply.Sql!;
                var written = state with { Sql = sql, Standalone = OtherThan(reply.Standalone, state.Question.Text), Assumption = reply.Assumption };
                return Check(written, sql, now, new MusicStep(MusicPhase.Validating, state.Attempt, sql));
            case ReplyKind.Clarify when reply.Options.Count > 1:
                return CountReadings(state, reply);
            case ReplyKind.Refuse:
                var refusal = Say(state, state.Phrases.OnlyLooks);
                return refusal with { Events = [Refused(state, sql: null, "asked to change the library", now)] };
            default:
                return Say(state, Plain(reply, state));
        }
    }

    private static MusicDecision OnJudged(MusicQueryState state, SqlVerdict verdict, DateTimeOffset now) => verdict switch
    {
        SqlVerdict.Valid v => Next(
            state with { Sql = v.Sql, Phase = MusicPhase.Executing },
            new Fetch(v.Sql),
            [.. state.IsCounting ? [] : new[] { new MusicStep(MusicPhase.Executing, state.Attempt, v.Sql) }]),
        _ when state.IsCounting => NextReading(state, count: null),
        SqlVerdict.Invalid v => Reject(state, state.Sql!, v.ForModel, now),
        SqlVerdict.Refused v => Refuse(state, v.Message, now),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static MusicDecision OnFetched(MusicQueryState state, Fetched found, DateTimeOffset now)
    {
        var (result, question) = (found.Result, state.Question);
        IConversationEvent happened = found.Known
            ? new MusicAnsweredFromCache(question.Member, question.Conversation, now, question.ReplyId, state.Sql!, result.RowCount)
            : new MusicQueryExecuted(
                question.Member, question.Conversation, now, question.ReplyId, state.Attempt, state.Sql!, result.RowCount,
                Math.Round(result.Elapsed.TotalMilliseconds, 2));
        if (state.IsCounting)
            return NextReading(state, Found(result, state.Sql!)) with { Events = [happened] };

        var fetched = state with { Result = result, IsKnown = state.IsKnown || found.Known };
        if (Found(result, state.Sql!) == 0)
        {
            var none = new MusicStep(MusicPhase.Executing, state.Attempt, state.Sql, RowCount: 0);
            return Next(fetched, new Explain(state.Sql!, IsCount: result.Rows.Count > 0), none) with { Events = [happened] };
        }

        var asked = state.Standalone ?? question.Text;
        var summary = new Summarise(SummaryPrompt.Build(asked, result, state.Assumptions), result, asked, state.Assumptions);
        var step = new MusicStep(MusicPhase.Summarising, state.Attempt, state.Sql, RowCount: result.RowCount);
        return Next(fetched with { Phase = MusicPhase.Summarising }, summary, step) with { Events = [happened] };
    }

    private static MusicDecision OnQueryFailed(MusicQueryState state, QueryFailed failed, DateTimeOffset now) => failed.Code switch
    {
        _ when state.IsCounting => NextReading(state, count: null),
        QueryException.NoLibrary => WithoutLibrary(state),
        QueryException.Refused => Refuse(state, failed.Message, now),
        // The library changed under the statement between its check and its run.
        QueryException.NotValid when state.Sql is { } sql => Reject(state with { IsKnown = false }, sql, failed.Message, now),
        _ when state.Result is not null => Say(state, MusicSentences.Nothing(state.Phrases, null, [])),
        _ => End(state with { Rejected = Tried(state, failed.Message) }, MusicSentences.TooSlow(state.Phrases)),
    };

    private static MusicDecision OnOverdue(MusicQueryState state) => state switch
    {
        { IsCounting: true } => Clarify(state),
        { Result: not null } => Say(state, MusicSentences.Nothing(state.Phrases, null, [])),
        { Prepared: not null, Phase: MusicPhase.Generating } => End(state, new RunEnding(
            Failure: new ModelServerException(ModelServerError.Stalled, "the query took too long to write"), Music: MusicEvidences.Of(state))),
        _ => End(state, MusicSentences.TooSlow(state.Phrases)),
    };

    private static MusicDecision WithoutLibrary(MusicQueryState state) => End(state, new RunEnding(Error: MusicSentences.NoLibrary(state.Phrases)));

    private static MusicDecision Check(MusicQueryState state, string sql, DateTimeOffset now, params MusicStep[] steps)
    {
        var q = state.Question;
        return Next(state with { Phase = MusicPhase.Validating }, new Validate(sql), steps) with
        {
            Events = [new MusicQueryWritten(q.Member, q.Conversation, now, q.ReplyId, state.Attempt, sql)],
        };
    }

    private static MusicDecision Reject(MusicQueryState state, string sql, string problem, DateTimeOffset now)
    {
        var q = state.Question;
        var rejected = state with { Rejected = state.Rejected.Add(new MusicAttempt(sql, problem)), Sql = null };
        var shown = new MusicStep(MusicPhase.Validating, state.Attempt, sql, problem);
        var happened = new MusicQueryRejected(q.Member, q.Conversation, now, q.ReplyId, state.Attempt, sql, problem);
        if (state.Attempt > MostCorrections)
            return End(rejected, MusicSentences.NotValid(state.Phrases, problem)) with { Steps = [shown], Events = [happened] };
        var again = rejected with { Attempt = state.Attempt + 1, Phase = MusicPhase.Generating };
        return Next(again, AskFor(again), shown, new MusicStep(MusicPhase.Generating, again.Attempt)) with { Events = [happened] };
    }

    private static MusicDecision Refuse(MusicQueryState state, string reason, DateTimeOffset now)
    {
        var ended = state with { Rejected = Tried(state, reason), Sql = null };
        return End(ended, MusicSentences.Refused(state.Phrases)) with { Events = [Refused(state, state.Sql, reason, now)] };
    }

    private static Ask AskFor(MusicQueryState state)
    {
        var prepared = state.Prepared!;
        var context = new QuestionContext(
            state.Asked,
            prepared.Examples,
            state.Question.Turns,
            prepared.Names,
            [.. state.Rejected.Select(r => new FailedAttempt(r.Sql.Length == 0 ? "(nothing)" : r.Sql, r.Problem ?? ""))]);
        var wasCutOff = state.End?.Reason == FinishReason.Length;
        return new Ask(QuestionPrompt.Build(prepared.Card, context), wasCutOff ? MoreTokens : QuestionPrompt.MaxTokens);
    }

    /// <summary>A question that leans on earlier ones is kept only as it reads by itself.</summary>
    private static QuestionTurn? Proven(MusicQueryState state) => state switch
    {
        { Standalone: { } standalone, Sql: { } sql } => new QuestionTurn(standalone, sql),
        { Question: { StandsAlone: true, Text: var text }, Sql: { } sql } => new QuestionTurn(text, sql),
        _ => null,
    };

    private static MusicDecision Say(MusicQueryState state, string text, IReadOnlyList<MusicOption>? options = null, QuestionTurn? proven = null)
    {
        // The reply is whole once it is said, however the model ended.
        var end = (state.End ?? new ReplyPart.End(FinishReason.Stop, state.Question.Model, null)) with { Reason = FinishReason.Stop };
        return Next(state, new Finish(text, new RunEnding(end, Music: MusicEvidences.Of(state, options is { Count: > 0 } ? options : null)), proven));
    }

    private static MusicDecision End(MusicQueryState state, ReplyError error) => End(state, new RunEnding(Error: error, Music: MusicEvidences.Of(state)));

    private static MusicDecision End(MusicQueryState state, RunEnding ending) => Next(state, new Finish("", ending));

    private static MusicDecision Next(MusicQueryState state, Work work, params MusicStep[] steps) => new(state, work, steps, []);

    private static System.Collections.Immutable.ImmutableList<MusicAttempt> Tried(MusicQueryState state, string problem) =>
        state.Sql is { } sql ? state.Rejected.Add(new MusicAttempt(sql, problem)) : state.Rejected;

    private static MusicQueryRefused Refused(MusicQueryState state, string? sql, string reason, DateTimeOffset now) =>
        new(state.Question.Member, state.Question.Conversation, now, state.Question.ReplyId, sql, reason);

    private static string? OtherThan(string? standalone, string question) =>
        standalone is null || standalone.Equals(question, StringComparison.OrdinalIgnoreCase) ? null : standalone;
}
