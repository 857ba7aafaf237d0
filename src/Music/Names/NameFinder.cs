using FamilyChat.Music.Library;
using FamilyChat.Music.Text;
using FuzzySharp;

namespace FamilyChat.Music.Names;

/// <summary>Finds the names that a few words may mean, where no name is exactly these words.</summary>
internal static class NameFinder
{
    private const int MostMatches = 12, LeastLikeness = 60;

    /// <summary>
    /// Names that share the most words with what was said: the very word, else one a typing slip away, else one that sounds the same.
    /// </summary>
    public static List<NameMatch> Find(NameStore store, IReadOnlyList<string> words)
    {
        var (meant, kind) = (new Dictionary<string, int>(StringComparer.Ordinal), NameMatchKind.Word);
        for (var i = 0; i < words.Count; i++)
        {
            var (candidates, found) = Candidates(store, words[i]);
            foreach (var candidate in candidates)
                meant.TryAdd(candidate, i);
            if (candidates.Count > 0 && found > kind)
                kind = found;
        }
        if (meant.Count == 0)
            return [];
        var said = string.Join(' ', words);
        var scored = store.ByWords(meant.Keys)
            .Select(n => (Name: n, Hits: Hits(n, meant), Likeness: Fuzz.Ratio(n.Folded, said)))
            // A single word names a person by a part of the name, but an album or style only where it is nearly all of it.
            .Where(s => words.Count > 1 || s.Name.Meaning.IsPerson() || s.Likeness >= 75)
            .ToList();
        if (scored.Count == 0)
            return [];
        var most = scored.Max(s => s.Hits);
        // Of several words one alone is too little: "black dog" does not name every black thing.
        if (most * 2 < words.Count)
            return [];
        // A slip or a sound in one of several words proves little: "Lemon Drop" is not John Lennon.
        if (kind > NameMatchKind.Word && most < words.Count)
            scored.RemoveAll(s => s.Likeness < LeastLikeness);
        return [.. scored.Where(s => s.Hits == most).OrderByDescending(s => s.Likeness).ThenByDescending(s => s.Name.Rows)
            .Take(MostMatches).Select(s => s.Name.As(kind))];
    }

    /// <summary>How many of the words said a name holds.</summary>
    private static int Hits(StoredName name, Dictionary<string, int> meant) =>
        NameFolding.Findable(name.Folded.Split(' ')).Where(meant.ContainsKey).Select(w => meant[w]).Distinct().Count();

    private static (List<string> Words, NameMatchKind Kind) Candidates(NameStore store, string word)
    {
        if (word.Length < 3 && char.IsAscii(word[0]))
            return ([], NameMatchKind.Word);
        if (store.HasWord(word))
            return ([word], NameMatchKind.Word);
        var most = word.Length switch { < 4 => 0, <= 6 => 1, _ => 2 };
        var near = most == 0 ? [] : store.WordsOfLength(word.Length - most, word.Length + most)
            .Select(w => (Word: w, Distance: EditDistance.Of(w, word, most)))
            .Where(w => w.Distance <= most).OrderBy(w => w.Distance).Take(12).ToList();
        var sounding = store.WordsOfSound(Soundex.Of(word)).Where(w => Fuzz.Ratio(w, word) >= 60).ToList();
        if (near.Count > 0)
            return ([.. near.Where(n => n.Distance == near[0].Distance || sounding.Contains(n.Word)).Select(n => n.Word)], NameMatchKind.Near);
        return (sounding, NameMatchKind.Sound);
    }
}
