using System.Collections.Frozen;

namespace FamilyChat.Music.Names;

/// <summary>
/// Words that build a question about music rather than name something, folded, in the languages families ask in most.
/// A name made only of such words ("The Band", "Yes") is still found where it stands alone in quotation marks.
/// </summary>
internal static class StopWords
{
    private const string Text =
        """
        a about after again ago all also always am an and any anything are as at away be because been before best between both but by called can collection
        could count did do does done down during each earliest either ever every featuring fewer find first for from genre genres get give gives had has have
        having her here him his how i id if im in instead into is isnt it its just know last latest least less let library like list listen long longer
        longest look made make many me more most much music my name named names new newest next no not now of off old older oldest on one ones only or
        other our out over own per play played please put rated rating recent recorded release released show shorter shortest since so some someone something
        song songs sort such tell than that the their them then there these they this those three through titled titles title to together too top total track
        tracks two under until up us very want was we were what whats when where which while who whom whose why will with within without word words work
        works worked would write written wrote year years you your album albums artist artists band bands composer composers composed composing singer singers
        sung sang sing performer performers performed musician musicians lyricist lyrics soundtrack soundtracks record records disc discs cd cds nineties
        eighties seventies sixties fifties decade decades century minutes minute seconds hour hours
        aber alle alles als am auch auf aus bei bis das dass dem den der des die ein eine einem einen einer eines es finde fur gib gibt haben hat ich im ist
        jahr jahre kann lied lieder liste mir mit musik nach nicht noch nur oder sind stuck stucke titel um und uns unsere unter viele vom von vor war waren was
        welche welchem welchen welcher welches wer wie wieviele wir wo zeig zeige zu zum zur zwischen alben kunstler komponist
        au aux avec ce ces chanson chansons combien comme compositeur dans de des donne du elle en est et il ils je la le les liste leur moi montre musique nous
        ou par pas plus pour quel quelle quelles quels qui que sont sur tous tout toute toutes trouve un une annee annees artiste artistes
        al cancion canciones como compositor con cual cuales cuantas cuantos de del dime donde el en encuentra es esta los las lista me mi muestra musica o para
        por que quien son su sus todas todos tu un una unas unos y ano anos disco discos
        quali quanti brani brano canzone canzoni che chi con di e gli i il in la le lo mostra nel per sono trova tutte tutti un una anno anni
        """;

    private static readonly FrozenSet<string> Words = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word) || word.All(char.IsDigit) || IsDecade(word);

    // "90s", "1990er"
    private static bool IsDecade(string word) =>
        word.Length is >= 3 and <= 6 && char.IsDigit(word[0]) && (word.EndsWith('s') || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ties", StringComparison.Ordinal));
}
