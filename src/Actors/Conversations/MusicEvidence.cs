using System.Text.Json.Serialization;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Conversations;

/// <summary>What an answer about the music rests on: the statement, the rows it gave and what was taken for granted.</summary>
/// <param name="Rows">The first rows, bounded by <see cref="MostRows"/> and <see cref="MostText"/>; a cell is long, double, string or null.</param>
/// <param name="RowCount">Rows the question has in all, counted by SQLite.</param>
/// <param name="ElapsedMs">Time spent in SQLite, in milliseconds.</param>
/// <param name="Attempts">Every statement that was tried, the last one included; with a problem where it did not work.</param>
/// <param name="Cached">The statement or its rows were known from an earlier question.</param>
/// <param name="Standalone">The question with earlier turns filled in, or null where it stood by itself.</param>
/// <param name="LibraryVersion">The version of the library that was asked.</param>
/// <param name="Names">The names found in the question.</param>
/// <param name="Options">Questions to ask instead, one tap each.</param>
public sealed record MusicEvidence(
    string Sql,
    IReadOnlyList<string> Columns,
    [property: JsonConverter(typeof(CellRowsConverter))] IReadOnlyList<IReadOnlyList<object?>> Rows,
    long RowCount,
    bool Truncated,
    double ElapsedMs,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<MusicAttempt> Attempts,
    bool Cached,
    string? Standalone = null,
    long LibraryVersion = 0,
    IReadOnlyList<MusicName>? Names = null,
    IReadOnlyList<MusicOption>? Options = null)
{
    /// <summary>Rows kept with a message; the others are read again when somebody downloads them.</summary>
    public const int MostRows = 200;

    /// <summary>Text kept with a message, in UTF-16 code units of all cells together.</summary>
    public const int MostText = 64 * 1024;
}

/// <param name="Problem">In SQLite's own words, or null for a statement that worked.</param>
public sealed record MusicAttempt(string Sql, string? Problem = null);

/// <summary>Words of a question and the values of the library they were taken for, the likeliest first.</summary>
public sealed record MusicName(string Said, IReadOnlyList<MusicNameMatch> Matches);

public sealed record MusicNameMatch(string Column, string Value, long Rows);

/// <param name="Question">The question it stands for, whole.</param>
/// <param name="RowCount">What it would find, or null where that is not known.</param>
public sealed record MusicOption(string Question, long? RowCount);

public enum MusicPhase { Generating, Validating, Executing, Summarising }

/// <summary>A phase as it is shown to who waits.</summary>
/// <param name="Attempt">1 for the first statement, 2 and 3 for corrections.</param>
public sealed record MusicStep(MusicPhase Step, int Attempt, string? Sql = null, string? Problem = null, long? RowCount = null);
