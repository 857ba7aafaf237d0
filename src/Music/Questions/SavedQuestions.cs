using System.Globalization;
using Dapper;
using FamilyChat.Music.Library;
using FamilyChat.Music.Names;
using FuzzySharp;

namespace FamilyChat.Music.Questions;

/// <summary>
/// A member's questions with statements that worked, kept in the library: the nearest ones show the model how this member asks. They
/// are nobody else's: what one member asked never stands in another's prompt. A pair is offered only while tables, columns and
/// meanings are those it was made for.
/// </summary>
public sealed class SavedQuestions(MusicLibrary library, TimeProvider time)
{
    private const int KeptOfMember = 200, LeastLikeness = 40, LongestQuestion = 500;

    /// <summary>
    /// Keeps a pair, unless the library is being written: it is about to change, and a pair is not worth waiting for. Nor is a pasted text
    /// kept, which shows nobody how to ask.
    /// </summary>
    public Task SaveAsync(Guid member, QuestionTurn pair, CancellationToken cancellation = default) => pair.Question.Length > LongestQuestion
        ? Task.CompletedTask
        : library.TryWriteAsync(
            connection => connection.Execute(
                $"""
                INSERT INTO _saved(member, folded, question, sql, fingerprint, saved_at) VALUES (@member, @folded, @Question, @Sql, @fingerprint, @at)
                ON CONFLICT DO UPDATE SET question = @Question, sql = @Sql, fingerprint = @fingerprint, saved_at = @at;
                DELETE FROM _saved WHERE member = @member AND folded NOT IN
                    (SELECT folded FROM _saved WHERE member = @member ORDER BY saved_at DESC LIMIT {KeptOfMember})
                """,
                new
                {
                    member = Key(member), folded = Fold(pair.Question), pair.Question, pair.Sql, fingerprint = library.Current?.Fingerprint ?? "",
                    at = time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                }),
            cancellation);

    /// <summary>The member's pairs most like a question, nearest first, filled up with ones that fit any library of songs.</summary>
    public async Task<IReadOnlyList<QuestionTurn>> NearestAsync(Guid member, string question, int most, CancellationToken cancellation = default)
    {
        if (library.Current is not { } snapshot)
            return [];
        var folded = Fold(question.Length <= LongestQuestion ? question : question[..LongestQuestion]);
        var saved = await library.ReadAsync(
            connection => connection.Query<(string Folded, string Question, string Sql)>(
                $"SELECT folded, question, sql FROM _saved WHERE member = @member AND fingerprint = @Fingerprint AND length(question) <= {LongestQuestion}",
                new { member = Key(member), snapshot.Fingerprint }).ToList(),
            cancellation);
        var nearest = saved.Select(s => (s.Question, s.Sql, Likeness: Fuzz.TokenSetRatio(s.Folded, folded)))
            .Where(s => s.Likeness >= LeastLikeness).OrderByDescending(s => s.Likeness).ThenBy(s => s.Question, StringComparer.Ordinal)
            .Select(s => new QuestionTurn(s.Question, s.Sql));
        return [.. nearest.Concat(StarterQuestions.For(snapshot)).Take(most)];
    }

    private static string Key(Guid member) => member.ToString("D");

    private static string Fold(string question) => string.Join(' ', NameFolding.AllWords(question));
}
