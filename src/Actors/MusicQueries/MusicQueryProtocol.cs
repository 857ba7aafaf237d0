using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;
using FamilyChat.Music.Names;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>What a music question does next, and what came of it.</summary>
internal static class MusicQueryProtocol
{
    /// <summary>One thing to be done outside; each has a limit and can be stopped, and ends in one <see cref="Finding"/>.</summary>
    public abstract record Work
    {
        private protected Work()
        {
        }
    }

    /// <summary>Link the names of the question and look whether it was asked before.</summary>
    public sealed record Prepare : Work;

    /// <param name="MaxTokens">Room for the reply, in tokens.</param>
    public sealed record Ask(QuestionPrompt Prompt, int MaxTokens) : Work;

    public sealed record Validate(string Sql) : Work;

    public sealed record Fetch(string Sql) : Work;

    /// <summary>Find out what kept everything out of an empty result.</summary>
    /// <param name="IsCount">It was a count of nothing.</param>
    public sealed record Explain(string Sql, bool IsCount) : Work;

    public sealed record Summarise(SummaryPrompt Prompt, QueryResult Result, string Question, IReadOnlyList<string> Assumptions) : Work;

    /// <summary>Nothing more to do.</summary>
    /// <param name="Text">Said as it is; empty where the answer has been said.</param>
    /// <param name="Proven">The question with the statement that answered it with rows, to be kept for its member; or null.</param>
    public sealed record Finish(string Text, Generation.RunEnding Ending, QuestionTurn? Proven = null) : Work;

    /// <summary>What came of a piece of work.</summary>
    public abstract record Finding
    {
        private protected Finding()
        {
        }
    }

    /// <param name="Known">The statement of the same question asked before, or null.</param>
    /// <param name="Language">The member's own choice, a tag such as "de", or null where there is none.</param>
    public sealed record Prepared(
        SchemaCard Card, IReadOnlyList<QuestionTurn> Examples, IReadOnlyList<NameLink> Names, KnownQuery? Known, string? Language = null) : Finding;

    public sealed record NoLibrary(string? Language) : Finding;

    /// <param name="Reply">Null where nothing could be made of what the model wrote.</param>
    /// <param name="End">How the model ended; <see cref="FinishReason.Length"/> where it ran out of room.</param>
    public sealed record Replied(ModelReply? Reply, ReplyPart.End End) : Finding;

    public sealed record Judged(SqlVerdict Verdict) : Finding;

    /// <param name="Known">The rows were kept from an earlier question.</param>
    public sealed record Fetched(QueryResult Result, bool Known) : Finding;

    /// <param name="Near">Values of the library nearest to the texts nothing was found for, by that text.</param>
    public sealed record Explained(EmptyResult? Why, IReadOnlyList<NearValues> Near) : Finding;

    /// <summary>The answer has been said; by the model, or by a plain sentence in its stead.</summary>
    public sealed record Summarised(ReplyPart.End End) : Finding;

    public sealed record QueryFailed(string Code, string Message) : Finding;

    public sealed record ModelFailed(ModelServerException Cause) : Finding;

    /// <summary>The limit of the work is over.</summary>
    public sealed record Overdue : Finding
    {
        public static readonly Overdue Instance = new();
    }

    public sealed record NearValues(string Text, IReadOnlyList<NameMatch> Matches);
}
