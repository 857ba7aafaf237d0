using FamilyChat.Music.Library;
using FamilyChat.Music.Names;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>The music room as those who answer questions use it. One for the household; safe for concurrent use.</summary>
public sealed record MusicServices(MusicLibrary Library, SqlGuard Guard, NameIndex Names, SavedQuestions Saved, QuestionCache Cache, IMemberLanguages Languages)
{
    private SchemaCard? _card;

    public static MusicServices Over(MusicLibrary library, QueryLimits limits, TimeProvider time, IMemberLanguages? languages = null) => new(
        library, new SqlGuard(library, limits, time), new NameIndex(library), new SavedQuestions(library, time), new QuestionCache(),
        languages ?? new NoChosenLanguages());

    /// <summary>From now on these words mean this value, also in questions asked before.</summary>
    /// <returns>False where the library has no such value.</returns>
    public async Task<bool> LearnAsync(string said, string column, string value, CancellationToken cancellation)
    {
        if (!await Names.HasAsync(column, value, cancellation))
            return false;
        await Names.LearnAsync(said, column, value, cancellation);
        Cache.Clear();
        return true;
    }

    public async Task ForgetAsync(string said, CancellationToken cancellation)
    {
        await Names.ForgetAsync(said, cancellation);
        Cache.Clear();
    }

    /// <summary>The description of the current version, made once.</summary>
    /// <exception cref="QueryException">There is no library yet.</exception>
    public async Task<SchemaCard> CardAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _card) is { } known && known.Library.Version == Library.Current?.Version)
            return known;
        var card = await SchemaCard.CreateAsync(Library, cancellation);
        Volatile.Write(ref _card, card);
        return card;
    }
}
