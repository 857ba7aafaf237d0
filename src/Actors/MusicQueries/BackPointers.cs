using System.Collections.Frozen;
using FamilyChat.Music.Questions;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>
/// Finds what in a question points to what was said before, in the languages the sentences of this room are in: words for somebody or
/// something named earlier, for a part or for the rest of it, and "and" at the beginning. A name may be made of the same words; that costs
/// a question to the model.
/// </summary>
internal static class BackPointers
{
    private const int FewWords = 6;

    private static readonly FrozenSet<string> Words = Set(
        "he him his she hers it its they them their those these this that there ones others other another rest same only also too instead " +
        "ihn ihm seine seinen seiner sie ihr ihre ihren ihnen diese dieser dieses diesen diesem davon darunter dabei daraus dort denen nur auch noch andere anderen selben " +
        "ils elle elles ses leur leurs eux cet cette ces celui celle celles ceux parmi dont seulement aussi encore autre autres même mêmes " +
        "él ella ellos ellas sus eso esa esos esas este esta estos estas aquel aquellos solo sólo también otro otra otros otras mismo " +
        "lui lei loro suo sua suoi questo questa questi queste quello quella quelli quelle soltanto anche altro altra altri altre stesso " +
        "ele ela eles elas seu seus suas isso esse essa esses essas estes estas deste desta destes destas desse dessa desses dessas dele dela apenas mesmo " +
        "hij hem zijn zij haar hun deze daarvan daar alleen ook nog dezelfde");

    /// <summary>Words that say something else in another of the languages.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> OfOneLanguage = new Dictionary<string, FrozenSet<string>>
    {
        ["de"] = Set("er es sein"),
        ["fr"] = Set("il en y son sa ce"),
        ["es"] = Set("su ese más"),
        ["it"] = Set("ne sue solo"),
        ["pt"] = Set("só mais também outro outra"),
        ["nl"] = Set("ze die dat er meer andere"),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Beginnings = Set("and or but und oder aber et ou mais y pero e ma mas en of maar");

    /// <summary>Whether a question leans on what was said before. One of few words is taken to.</summary>
    public static bool In(string question)
    {
        var words = question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var own = OfOneLanguage.GetValueOrDefault(QuestionLanguage.Of(question));
        return words.Length < FewWords
            || Beginnings.Contains(words[0].Trim(',', '…'))
            || words.SelectMany(w => w.Split('-', '\'', '’')).Select(Bare).Any(w => Words.Contains(w) || own?.Contains(w) == true);
    }

    private static string Bare(string word) => word.Trim('.', ',', '?', '!', ':', ';', '"', '“', '”', '„', '«', '»', '(', ')');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
