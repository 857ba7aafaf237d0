using System.Globalization;
using Dapper;
using FamilyChat.Music.Library;
using FamilyChat.Music.Names;
using FuzzySharp;

namespace FamilyChat.Music.Questions;

/// <summary>
/// Questions with statements that worked, kept in the library: the nearest ones show the model how this library is asked.
/// A pair is offered only while the tables and columns are those it was made for.
/// </summary>
public sealed class SavedQuestions(MusicLibrary library, TimeProvider time)
{
    private const int Kept = 500, LeastLikeness = 40;

    public Task SaveAsync(string question, string sql, CancellationToken cancellation = default) =>
        library.WriteAsync(
            connection => connection.Execute(
                $"""
                INSERT INTO _saved(folded, question, sql, fingerprint, saved_at) VALUES (@folded, @question, @sql, @fingerprint, @at)
                ON CONFLICT DO UPDATE SET question = @question, sql = @sql, fingerprint = @fingerprint, saved_at = @at;
                DELETE FROM _saved WHERE folded NOT IN (SELECT folded FROM _saved ORDER BY saved_at DESC LIMIT {Kept})
                """,
                new
                {
                    folded = Fold(question), question, sql, fingerprint = library.Current?.Fingerprint ?? "",
                    at = time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                }),
            cancellation);

    /// <summary>The pairs most like a question, nearest first, filled up with ones that fit any library of songs.</summary>
    public async Task<IReadOnlyList<QuestionTurn>> NearestAsync(string question, int most, CancellationToken cancellation = default)
    {
        if (library.Current is not { } snapshot)
            return [];
        var folded = Fold(question);
        var saved = await library.ReadAsync(
            connection => connection.Query<(string Folded, string Question, string Sql)>(
                "SELECT folded, question, sql FROM _saved WHERE fingerprint = @Fingerprint", new { snapshot.Fingerprint }).ToList(),
            cancellation);
        var nearest = saved.Select(s => (s.Question, s.Sql, Likeness: Fuzz.TokenSetRatio(s.Folded, folded)))
            .Where(s => s.Likeness >= LeastLikeness).OrderByDescending(s => s.Likeness).ThenBy(s => s.Question, StringComparer.Ordinal)
            .Select(s => new QuestionTurn(s.Question, s.Sql));
        return [.. nearest.Concat(StarterQuestions.For(snapshot)).Take(most)];
    }

    private static string Fold(string question) => string.Join(' ', NameFolding.AllWords(question));
}
