using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>One place a name may stand. A stand-in counts only where the column it stands in for is empty.</summary>
internal sealed record NamePlace(MusicColumn Column, string Value, MusicColumn? StandsInFor = null);

/// <summary>Whose: the names of a question, each with the places it may stand, and what had to be assumed.</summary>
internal sealed partial record NameFilter(IReadOnlyList<IReadOnlyList<NamePlace>> Names, string Assumption)
{
    private static readonly Role[] People = [Role.Artist, Role.AlbumArtist, Role.Composer];

    private static readonly HashSet<string> NotGenres = new(StringComparer.Ordinal)
    {
        "the", "all", "my", "our", "many", "any", "most", "played", "longest", "shortest", "oldest", "newest", "of", "and", "which", "what", "list",
        "show", "find", "me", "best", "latest", "other", "same", "some", "these", "those", "only", "how", "top", "more", "different", "few", "have",
        "much", "your", "whose",
    };

    /// <summary>Other values that a name may as well have meant.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    public static NameFilter Read(MusicPrompt prompt)
    {
        var links = prompt.Links.Where(link => !prompt.Links.Any(other => other != link && Covers(other, link))).ToList();
        return links.Count == 0 ? Unlinked(prompt) : Linked(prompt, links);
    }

    private static NameFilter Linked(MusicPrompt prompt, List<NameLink> links)
    {
        var names = new List<IReadOnlyList<NamePlace>>();
        var assumption = "";
        IReadOnlyList<string> readings = [];
        foreach (var link in links)
        {
            var found = Places(prompt, link);
            if (found.Count == 0)
                continue;
            var chosen = found.Find(place => link.Names(place.Value)) ?? found[0];
            if (!link.Names(chosen.Value) && Distinct(found) is { Count: > 1 } several)
                readings = several;
            var same = found.FindAll(place => Words.Squeeze(place.Value) == Words.Squeeze(chosen.Value));
            if (AsksForComposer(prompt))
                (same, assumption) = Composers(prompt.Schema, same);
            names.Add(same);
        }
        return new NameFilter(names, assumption) { Readings = readings };
    }

    /// <summary>Where a linked name stands, in the kind of column the question asks about if there is one.</summary>
    private static List<NamePlace> Places(MusicPrompt prompt, NameLink link)
    {
        var found = link.Matches.Select(match => (Column: prompt.Schema.Find(match.Column), match.Value))
            .Where(match => match.Column is not null).Select(match => new NamePlace(match.Column!, match.Value)).ToList();
        var said = Words.Fold(link.Said);
        Role[] preferred = prompt.Question.SaysAny($"album {said}", $"albums {said}", $"record {said}") ? [Role.Album]
            : AsksForComposer(prompt) || prompt.Question.SaysAny($"by {said}", $"by the {said}", "artist", "band", "singer", "sung") ? People
            : [];
        return found.Exists(place => preferred.Contains(place.Column.Role)) ? found.FindAll(place => preferred.Contains(place.Column.Role)) : found;
    }

    /// <summary>Values that do not contain one another: two of them are two people.</summary>
    private static List<string> Distinct(List<NamePlace> places)
    {
        var values = places.Select(place => place.Value).DistinctBy(Words.Squeeze).ToList();
        return values.FindAll(value => !values.Exists(other => other != value && Words.Squeeze(value).Contains(Words.Squeeze(other), StringComparison.Ordinal)));
    }

    /// <summary>“Composer” is the composer where one is recorded, else whose album it is.</summary>
    private static (List<NamePlace> Places, string Assumption) Composers(MusicSchema schema, List<NamePlace> found)
    {
        var composer = schema.Find(Role.Composer);
        var owner = found.Find(place => place.Column.Role == Role.AlbumArtist)?.Column;
        if (composer is null)
            return (found, "The library records no composers, so the artist was taken.");
        var values = found.Select(place => place.Value).Distinct().ToList();
        var places = values.ConvertAll(value => new NamePlace(composer, value));
        if (owner is null)
            return (places, "");
        return (
            [.. places, .. values.Select(value => new NamePlace(owner, value, composer))],
            $"Where no composer is recorded, the {owner.Name.Replace('_', ' ')} was taken.");
    }

    private static NameFilter Unlinked(MusicPrompt prompt)
    {
        if (Named().Match(prompt.Question.Text) is { Success: true } named)
        {
            Role[] roles = AsksForComposer(prompt) ? [Role.Composer] : People;
            var value = named.Groups["name"].Value.Trim();
            var places = roles.Select(prompt.Schema.Find).OfType<MusicColumn>().Select(column => new NamePlace(column, value)).ToList();
            return new NameFilter(places.Count == 0 ? [] : [places], "");
        }
        var style = Styled().Match(prompt.Question.Folded).Groups["word"].Value;
        return style.Length > 0 && !NotGenres.Contains(style) && prompt.Schema.Find(Role.Genre) is { } genre
            ? new NameFilter([[new NamePlace(genre, style)]], $"“{style}” was taken for a genre.")
            : new NameFilter([], "");
    }

    private static bool AsksForComposer(MusicPrompt prompt) =>
        prompt.Question.SaysAny("composer", "composers", "composed", "compose", "composes", "written by", "music by");

    private static bool Covers(NameLink wide, NameLink narrow) =>
        wide.Said.Length > narrow.Said.Length && wide.Said.Contains(narrow.Said, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?i:by|composer is|artist is|composed by|sung by|from|called|named|(?:albums|songs|tracks|records|music) of|what about|how about)\s+(?<name>(?:\p{Lu}[\p{L}.'’-]*|&|\d{1,3}\b)(?:\s+(?:\p{Lu}[\p{L}.'’-]*|&|of|the|and|de|van))*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@" (?<word>\p{L}{3,}) (songs|albums|music|tracks) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Styled();
}
