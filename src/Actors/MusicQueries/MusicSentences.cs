using System.Globalization;
using System.Text;
using FamilyChat.Actors.Conversations;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>What is said where no model says it. Pure.</summary>
internal static class MusicSentences
{
    public const string OnlyLooks = "I can only look at the music library; nothing in it can be changed from here.";

    public const string NotInLibrary = "The music library holds nothing that could answer this. It knows titles, artists, albums and the like.";

    public const string Chat = "I answer questions about the family's music: songs, albums, artists, years.";

    public const string WhichOne = "This can be read in more than one way. Which one do you mean?";

    private const int MostConditions = 3, MostNear = 4;

    public static ReplyError NotValid(string problem) => new(
        QueryException.NotValid, $"No query that works came out of this question, even after two corrections. SQLite said: {problem}. Try other words.");

    public static readonly ReplyError Refused = new(QueryException.Refused, OnlyLooks);

    public static readonly ReplyError TooSlow = new(
        QueryException.TooSlow, "Looking this up took too long and was stopped. Ask for less at once: one artist, one album, one decade.");

    public static readonly ReplyError NoLibrary = new(
        QueryException.NoLibrary, "There is no music library yet. A family admin can import one from a spreadsheet or a database.");

    /// <summary>The question back, each reading with what it would find.</summary>
    public static string Clarify(string? asked, IReadOnlyList<MusicOption> readings)
    {
        var text = new StringBuilder(asked ?? WhichOne).Append('\n');
        foreach (var reading in readings)
        {
            text.Append("\n- ").Append(reading.Question);
            if (reading.RowCount is { } count)
                text.Append(CultureInfo.InvariantCulture, $" ({count})");
        }

        return text.ToString();
    }

    /// <summary>Why nothing was found: what each condition keeps out, and what is near.</summary>
    public static string Nothing(EmptyResult? why, IReadOnlyList<NearValues> near)
    {
        var text = new StringBuilder("Nothing in the library fits this.");
        foreach (var filter in (why?.Dropped ?? []).Where(d => d.RowsWithout > 0).Take(MostConditions))
            text.Append(CultureInfo.InvariantCulture, $" Without {Name(filter)} there would be {filter.RowsWithout}.");
        foreach (var (said, matches) in near.Where(n => n.Matches.Count > 0))
            text.Append(CultureInfo.InvariantCulture, $" Near “{said}”: {string.Join(", ", matches.Take(MostNear).Select(m => m.Value))}.");
        return text.ToString();
    }

    /// <summary>The question again with a value that is there in place of one that is not.</summary>
    public static IReadOnlyList<MusicOption> Instead(string question, IReadOnlyList<NearValues> near) =>
        [.. near.Where(n => question.Contains(n.Text, StringComparison.OrdinalIgnoreCase))
            .SelectMany(n => n.Matches.Select(m => new MusicOption(question.Replace(n.Text, m.Value, StringComparison.OrdinalIgnoreCase), null)))
            .DistinctBy(o => o.Question).Where(o => o.Question != question).Take(MostNear)];

    private static string Name(DroppedFilter filter) => filter.Text is { Length: > 0 } text ? $"“{text}”" : $"`{filter.Condition}`";
}
