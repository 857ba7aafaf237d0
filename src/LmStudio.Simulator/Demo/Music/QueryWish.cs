using System.Globalization;
using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>What a question wants to see, apart from whose and from when.</summary>
internal sealed partial record QueryWish
{
    private static readonly (Role Role, string[] Words)[] Subjects =
    [
        (Role.Album, ["albums", "album", "records", "record", "cds"]),
        (Role.Title, ["songs", "song", "tracks", "track", "titles", "pieces", "tunes"]),
        (Role.Artist, ["artists", "artist", "bands", "band", "singers", "singer", "performers", "musicians"]),
        (Role.Composer, ["composers", "composer"]),
        (Role.Genre, ["genres", "genre", "styles"]),
        (Role.Year, ["years", "year"]),
    ];

    private static readonly (string[] Words, Role By, bool Most)[] Superlatives =
    [
        (["most played", "played most", "played the most", "favourite", "favorite", "favourites", "favorites"], Role.PlayCount, true),
        (["least played"], Role.PlayCount, false),
        (["longest"], Role.Duration, true),
        (["shortest"], Role.Duration, false),
        (["newest", "latest", "most recent"], Role.Year, true),
        (["oldest", "earliest"], Role.Year, false),
        (["best rated", "highest rated", "top rated", "best"], Role.Rating, true),
    ];

    private static readonly (string[] Words, Role Asks)[] Questions =
    [
        (["when was", "when did", "what year", "which year"], Role.Year),
        (["how long is", "how long does", "length of"], Role.Duration),
        (["who composed", "who wrote"], Role.Composer),
        (["who sings", "who sang", "who performs", "who plays", "who is singing"], Role.Artist),
    ];

    private static readonly string[] Measures = ["longest", "shortest", "most", "newest", "oldest", "best", "latest"];

    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The kind of thing listed or counted.</summary>
    public Role Subject { get; init; }
    public bool Counts { get; init; }

    /// <summary>Counted for each of these.</summary>
    public Role PerEach { get; init; }

    /// <summary>Asks which one has most.</summary>
    public bool MostOf { get; init; }
    public Role OrderBy { get; init; }
    public bool Descending { get; init; }

    /// <summary>What is asked of a thing that is named: when, how long, by whom.</summary>
    public Role Asks { get; init; }

    /// <summary>How many are wanted; null = all.</summary>
    public int? Top { get; init; }

    public bool Anything => Subject != Role.None || Counts || OrderBy != Role.None;

    public static QueryWish Read(DemoQuestion question)
    {
        var counts = question.SaysAny("how many", "number of", "count", "how much");
        var perEach = Subjects.FirstOrDefault(one => one.Words.Any(word => question.SaysAny($"per {word}", $"each {word}"))).Role;
        var most = question.SaysAny("has the most", "have the most", "with the most", "most songs", "most albums", "most tracks");
        var (_, by, descending) = Superlatives.FirstOrDefault(one => question.SaysAny(one.Words));
        var subjects = Subjects.Select(one => (one.Role, At: FirstOf(one.Words, question)))
            .Where(one => one.At >= 0 && !(one.Role == Role.Composer && question.SaysAny("composer is", "composers is", "composer was")))
            .OrderBy(one => one.At).Select(one => one.Role).ToList();
        if (most && subjects.Count > 1)
            return new QueryWish { Subject = subjects[1], Counts = true, PerEach = subjects[0], MostOf = true };
        return new QueryWish
        {
            Subject = subjects.FirstOrDefault(role => role != perEach),
            Counts = counts || perEach != Role.None,
            PerEach = perEach,
            Asks = Questions.FirstOrDefault(one => question.SaysAny(one.Words)).Asks,
            OrderBy = by,
            Descending = descending,
            Top = TopOf(question) ?? (by == Role.None ? null : question.SaysAny("songs", "albums", "tracks", "artists") ? 10 : 1),
        };
    }

    /// <summary>Where the first of the words stands, or -1.</summary>
    private static int FirstOf(string[] words, DemoQuestion question) => words
        .Select(word => question.Folded.IndexOf($" {word} ", StringComparison.Ordinal))
        .Where(at => at >= 0).DefaultIfEmpty(-1).Min();

    private static int? TopOf(DemoQuestion question)
    {
        if (TopDigits().Match(question.Folded) is { Success: true } digits)
            return int.Parse(digits.Groups["n"].Value, CultureInfo.InvariantCulture);
        var word = Array.FindIndex(Numbers, number => question.Says($"top {number}")
            || Array.Exists(Measures, measure => question.Says($"{number} {measure}")));
        return word < 0 ? null : word + 1;
    }

    [GeneratedRegex(@" (top (?<n>\d{1,3})|(?<n>\d{1,3}) (longest|shortest|most|newest|oldest|best|latest)) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopDigits();
}
