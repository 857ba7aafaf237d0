using FamilyChat.Music.Names;

namespace FamilyChat.Music.Questions;

/// <summary>
/// The language a question is asked in, judged by its smallest words. It picks the plain sentences and keeps cached answers apart;
/// the model itself is told to answer in the language of the question, whatever that is.
/// </summary>
public static class QuestionLanguage
{
    private static readonly (string Tag, HashSet<string> Words)[] Languages =
    [
        ("en", Set("the which what who how many whose is are do we have by of from with find show me all my our songs albums any did and")),
        ("de", Set("der die das welche welches welcher was wer wie viele von haben wir gibt es ist sind zeig mir alle lieder alben mit aus und ich habe ein eine")),
        ("fr", Set("le les des quels quelles qui combien de du avons nous sont est montre moi tous chansons albums avec et par une")),
        ("es", Set("el los las que quien cuantos cuantas de tenemos son es muestra todos canciones albumes discos con y por una")),
        ("it", Set("il gli quali chi quanti quante di abbiamo sono mostra tutti canzoni brani dischi con e una che")),
        ("pt", Set("o os as quais quem quantos quantas de temos sao mostra todos musicas discos com e uma que por")),
        ("nl", Set("de het een welke wie hoeveel van hebben we zijn is toon alle nummers liedjes met en")),
    ];

    /// <summary>A two-letter tag; "en" where nothing speaks for another.</summary>
    public static string Of(string question)
    {
        const int Enough = 2_000;
        var words = NameFolding.AllWords(question.Length <= Enough ? question : question[..Enough]);
        var (tag, hits) = Languages.Select(l => (l.Tag, Hits: words.Count(l.Words.Contains))).MaxBy(l => l.Hits);
        return hits == 0 ? "en" : tag;
    }

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
