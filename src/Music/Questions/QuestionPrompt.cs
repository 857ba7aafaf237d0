using System.Text;
using FamilyChat.Music.Names;
using FamilyChat.Music.Sql;

namespace FamilyChat.Music.Questions;

/// <summary>A question and the statement that answered it.</summary>
public sealed record QuestionTurn(string Question, string Sql);

/// <summary>A statement of this question that did not work, with SQLite's own message and the nearest name.</summary>
public sealed record FailedAttempt(string Sql, string Problem);

/// <summary>What goes with a question. The parts that differ from question to question come last in the prompt.</summary>
/// <param name="Examples">The nearest saved pairs, three to five.</param>
/// <param name="Turns">The turns before this one; the last two are used.</param>
/// <param name="Names">The names found in the question.</param>
/// <param name="Attempts">Statements of this question that failed, oldest first.</param>
public sealed record QuestionContext(
    string Question,
    IReadOnlyList<QuestionTurn> Examples,
    IReadOnlyList<QuestionTurn> Turns,
    IReadOnlyList<NameLink> Names,
    IReadOnlyList<FailedAttempt> Attempts);

/// <summary>The prompt for turning a question into SQL.</summary>
/// <param name="System">The same for every question of one library version, byte for byte.</param>
/// <param name="User">What is particular to this question; the question is its last line.</param>
/// <param name="ReplySchema">The JSON schema of the reply.</param>
public sealed record QuestionPrompt(string System, string User, string ReplySchema)
{
    private const int MostExamples = 5, MostTurns = 2, LongestQuestion = 2_000, LongestSql = 2_000;

    /// <summary>How the model is to be asked: always the same answer, and not a long one.</summary>
    public const double Temperature = 0;

    public const int Seed = 1, MaxTokens = 400;

    private static readonly string Rules =
        $$"""
        Rules:
        1. One SELECT statement for SQLite, nothing else.
        2. Text in single quotes; a quote inside is doubled.
        3. LIKE '%x%' for people and titles; it ignores case and accents.
        4. DISTINCT when asked for albums or people.
        5. LIMIT {{SqlExecutor.SafetyLimit}} unless a number is asked for.
        6. COUNT for "how many".
        7. No ILIKE, no TOP, no YEAR(): this is SQLite.
        8. Only tables and columns above; never invent one.

        Reply with one JSON object: "standalone" (the question with everything from earlier turns filled in), "kind" (query; clarify when it has two readings, with up to 4 "options";
        not_in_library when no column can answer it; chat when it needs no query; refuse when asked to change the library, which can only be looked at),
        "columns" (those you will use), "sql", "assumption" (what you took for granted, one short sentence in the language of the question, or empty), "options".

        """;

    public static QuestionPrompt Build(SchemaCard card, QuestionContext context)
    {
        var system = new StringBuilder("You turn a family's questions about their music library into SQLite queries.\n\n");
        system.Append(card.Text).Append('\n').Append(Rules);
        var user = new StringBuilder();
        foreach (var example in context.Examples.Take(MostExamples))
            Turn(user, "Example", example);
        foreach (var turn in context.Turns.TakeLast(MostTurns))
            Turn(user, "Earlier", turn);
        if (context.Names.Count > 0)
        {
            user.Append("Names found in the library (data):\n").Append(DataFence.Open).Append('\n');
            foreach (var link in context.Names)
                user.Append(link.ForModel(name => DataFence.Quote(name))).Append('\n');
            user.Append(DataFence.Close).Append('\n');
        }
        foreach (var attempt in context.Attempts)
            user.Append("This failed: ").Append(OneLine(attempt.Sql, LongestSql)).Append("\nSQLite says: ").Append(OneLine(attempt.Problem, 500)).Append('\n');
        user.Append("Question: ").Append(OneLine(context.Question, LongestQuestion));
        return new QuestionPrompt(system.ToString(), user.ToString(), Questions.ReplySchema.For(card));
    }

    private static void Turn(StringBuilder user, string label, QuestionTurn turn) =>
        user.Append(label).Append(" question: ").Append(OneLine(turn.Question, LongestQuestion)).Append("\nSQL: ").Append(OneLine(turn.Sql, LongestSql)).Append('\n');

    private static string OneLine(string text, int most)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= most ? line : line[..most];
    }
}
