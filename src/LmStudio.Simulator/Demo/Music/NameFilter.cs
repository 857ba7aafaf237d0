using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Whose: the names of a question as conditions, and what had to be assumed to make them.</summary>
internal sealed partial record NameFilter(IReadOnlyList<(IReadOnlyList<MusicColumn> Columns, string Value)> Names, string Assumption)
{
    private static readonly Role[] People = [Role.Artist, Role.AlbumArtist, Role.Composer];

    private static readonly string[] NotGenres =
        ["the", "all", "my", "our", "many", "any", "most", "played", "longest", "shortest", "oldest", "newest", "of", "and", "which", "what", "list",
         "show", "find", "me", "best", "latest", "other", "same", "some", "these", "those", "only", "how", "top", "more", "different", "few", "have"];

    public static NameFilter Read(MusicPrompt prompt)
    {
        var composers = prompt.Question.SaysAny("composer", "composers", "composed", "composed by", "written by", "music by");
        var links = prompt.Links.Where(link => !prompt.Links.Any(other => other != link && Covers(other, link))).ToList();
        if (links.Count == 0)
            return Unlinked(prompt, composers);
        var names = new List<(IReadOnlyList<MusicColumn>, string)>();
        var assumption = "";
        foreach (var link in links)
        {
            var found = link.Matches.Select(match => (Column: prompt.Schema.Find(match.Column), match.Value))
                .Where(match => match.Column is not null).Select(match => (Column: match.Column!, match.Value)).ToList();
            if (found.Count == 0)
                continue;
            if (composers && found.Exists(match => People.Contains(match.Column.Role)))
                (found, assumption) = Composers(found);
            foreach (var value in found.GroupBy(match => match.Value).Take(1))
                names.Add(([.. value.Select(match => match.Column).Distinct()], value.Key));
        }
        return new NameFilter(names, assumption);
    }

    /// <summary>“Composer” is the composer where one is recorded, else whose album it is.</summary>
    private static (List<(MusicColumn Column, string Value)> Found, string Assumption) Composers(List<(MusicColumn Column, string Value)> found)
    {
        var exact = found.FindAll(match => match.Column.Role == Role.Composer);
        if (exact.Count > 0)
            return (exact, "");
        var people = found.FindAll(match => People.Contains(match.Column.Role));
        return (people, $"No composer of that name is recorded, so the {people[0].Column.Name.Replace('_', ' ')} was taken.");
    }

    private static NameFilter Unlinked(MusicPrompt prompt, bool composers)
    {
        if (Named().Match(prompt.Question.Text) is { Success: true } named)
        {
            Role[] roles = composers ? [Role.Composer] : People;
            var columns = roles.Select(prompt.Schema.Find).OfType<MusicColumn>().ToList();
            return columns.Count == 0 ? new NameFilter([], "") : new NameFilter([(columns, named.Groups["name"].Value.Trim())], "");
        }
        var style = Styled().Match(prompt.Question.Folded);
        return style.Success && !NotGenres.Contains(style.Groups["word"].Value) && prompt.Schema.Find(Role.Genre) is { } genre
            ? new NameFilter([([genre], style.Groups["word"].Value)], $"“{style.Groups["word"].Value}” was taken for a genre.")
            : new NameFilter([], "");
    }

    private static bool Covers(NameLink wide, NameLink narrow) =>
        wide.Said.Length > narrow.Said.Length && wide.Said.Contains(narrow.Said, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?i:by|composer is|artist is|composed by|sung by|from|called|named|of)\s+(?<name>(?:\p{Lu}[\p{L}.'’-]*|&|\d{1,3}\b)(?:\s+(?:\p{Lu}[\p{L}.'’-]*|&|of|the|and|de|van))*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@" (?<word>\p{L}{3,}) (songs|albums|music|tracks) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Styled();
}
