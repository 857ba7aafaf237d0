using System.Globalization;
using System.Text;
using FamilyChat.Actors.Conversations;
using FamilyChat.Music.Phrases;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>What is said where no model says it, made from the phrases of one language. Pure.</summary>
internal static class MusicSentences
{
    private const int MostConditions = 3, MostNear = 4;

    public static ReplyError NotValid(Phrasebook phrases, string problem) => new(QueryException.NotValid, Fill(phrases.NotValid, problem));

    public static ReplyError Refused(Phrasebook phrases) => new(QueryException.Refused, phrases.OnlyLooks);

    public static ReplyError TooSlow(Phrasebook phrases) => new(QueryException.TooSlow, phrases.TooSlow);

    public static ReplyError NoLibrary(Phrasebook phrases) => new(QueryException.NoLibrary, phrases.NoLibrary);

    /// <summary>The question back, each reading with what it would find.</summary>
    public static string Clarify(Phrasebook phrases, string? asked, IReadOnlyList<MusicOption> readings)
    {
        var text = new StringBuilder(asked ?? phrases.WhichOne).Append('\n');
        foreach (var reading in readings)
        {
            text.Append("\n- ").Append(reading.Question);
            if (reading.RowCount is { } count)
                text.Append(CultureInfo.InvariantCulture, $" ({count})");
        }

        return text.ToString();
    }

    /// <summary>Why nothing was found: what each condition keeps out, and what is near.</summary>
    public static string Nothing(Phrasebook phrases, EmptyResult? why, IReadOnlyList<NearValues> near)
    {
        var said = new List<string> { phrases.NothingFits };
        said.AddRange((why?.Dropped ?? []).Where(d => d.RowsWithout > 0).Take(MostConditions)
            .Select(filter => Fill(phrases.Without, Name(filter), filter.RowsWithout!.Value.ToString(CultureInfo.InvariantCulture))));
        said.AddRange(near.Where(n => n.Matches.Count > 0)
            .Select(n => Fill(phrases.Near, n.Text, string.Join(", ", n.Matches.Take(MostNear).Select(m => m.Value)))));
        return string.Join(' ', said);
    }

    /// <summary>The question again with a value that is there in place of one that is not.</summary>
    public static IReadOnlyList<MusicOption> Instead(string question, IReadOnlyList<NearValues> near) =>
        [.. near.Where(n => question.Contains(n.Text, StringComparison.OrdinalIgnoreCase))
            .SelectMany(n => n.Matches.Select(m => new MusicOption(question.Replace(n.Text, m.Value, StringComparison.OrdinalIgnoreCase), null)))
            .DistinctBy(o => o.Question).Where(o => o.Question != question).Take(MostNear)];

    private static string Name(DroppedFilter filter) => filter.Text is { Length: > 0 } text ? $"“{text}”" : $"`{filter.Condition}`";

    private static string Fill(string phrase, params object?[] blanks) => string.Format(CultureInfo.InvariantCulture, phrase, blanks);
}
