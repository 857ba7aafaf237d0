using FamilyChat.Music.Library;

namespace FamilyChat.Music.Import;

/// <summary>A heading and what it was taken for; <paramref name="Field"/> is null for a column that is kept as text.</summary>
internal sealed record MappedHeading(int Index, string Heading, Field? Field);

/// <summary>Decides what the columns of a sheet are, by their headings and by each other.</summary>
internal static class HeaderMapper
{
    // Discogs lists releases: what it calls a title is an album.
    private static readonly string[] AlbumListHeadings = ["releaseid", "catalog", "collectionfolder"];

    /// <summary>Maps headings in their order. Of two columns with one meaning the first has it; the other is kept under its own name.</summary>
    public static List<MappedHeading> Map(IReadOnlyList<string?> headings)
    {
        var keys = headings.Select(h => Fields.Key(h ?? "")).ToList();
        var isAlbumList = keys.Any(AlbumListHeadings.Contains) && !keys.Contains("album");
        var taken = new HashSet<Meaning>();
        var mapped = new List<MappedHeading>();
        for (var i = 0; i < headings.Count; i++)
        {
            var field = Fields.Find(headings[i] ?? "");
            if (field?.Meaning == Meaning.Title && isAlbumList)
                field = Fields.Of(Meaning.Album);
            // A sheet may call the song "Track" where it has no column for titles.
            if (keys[i] == "track" && !keys.Any(k => Fields.Find(k)?.Meaning == Meaning.Title))
                field = Fields.Of(Meaning.Title);
            // "Track Name" says more than the "Name" of something else before it.
            if (field is not null && (IsOutdone(keys, i, field) || !taken.Add(field.Meaning)))
                field = null;
            mapped.Add(new MappedHeading(i, (headings[i] ?? "").Trim().TrimStart('\uFEFF').TrimStart('<').TrimEnd('>').Trim(), field));
        }
        return mapped;
    }

    /// <summary>How many headings of a row are known: what makes it look like a header.</summary>
    public static int Recognised(IReadOnlyList<string?> cells) =>
        cells.Select(c => c is null ? null : Fields.Find(c)).Where(f => f is not null).Distinct().Count();

    private static bool IsOutdone(List<string> keys, int at, Field field) =>
        (keys[at], field.Meaning) switch
        {
            ("name", Meaning.Title) => keys.Contains("title") || keys.Contains("trackname"),
            ("file" or "uri", _) => keys.Contains("path") || keys.Contains("location"),
            ("date", Meaning.Year) => keys.Contains("year"),
            _ => false,
        };
}
