using System.Collections.Immutable;
using FamilyChat.Actors.Conversations;
using FamilyChat.LmStudio.Chat;
using FamilyChat.Music.Phrases;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>How far the answer to one question is. Pure.</summary>
internal sealed record MusicQueryState(MusicQuestion Question)
{
    public MusicPhase Phase { get; init; }

    /// <summary>1 for the first statement, 2 and 3 for corrections.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Statements that did not work.</summary>
    public ImmutableList<MusicAttempt> Rejected { get; init; } = [];

    public Prepared? Prepared { get; init; }

    public string? Sql { get; init; }

    public string? Standalone { get; init; }

    public string? Assumption { get; init; }

    /// <summary>What the model asks back, where a question has more than one reading.</summary>
    public string? Clarification { get; init; }

    public QueryResult? Result { get; init; }

    /// <summary>The statement or the rows were known from an earlier question.</summary>
    public bool IsKnown { get; init; }

    public ReplyPart.End? End { get; init; }

    /// <summary>The readings of an ambiguous question that are being counted, one after the other; null where it has but one.</summary>
    public ImmutableList<MusicOption>? Readings { get; init; }

    /// <summary>The reading that is being counted.</summary>
    public int Reading { get; init; }

    public bool IsCounting => Readings is { } readings && Reading < readings.Count;

    /// <summary>What is asked now: the question, or a reading of it.</summary>
    public string Asked => IsCounting ? Readings![Reading].Question : Question.Text;

    /// <summary>The language of the question, in which it is answered.</summary>
    public string Language => QuestionLanguage.Of(Question.Text);

    /// <summary>The language the member chose for the page; null where that is left to the question.</summary>
    public string? Preferred { get; init; }

    public Phrasebook Phrases => Phrasebook.In(Preferred ?? Language);

    public IReadOnlyList<string> Assumptions => Assumption is null ? [] : [Assumption];
}
