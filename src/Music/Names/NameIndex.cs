using Dapper;
using FamilyChat.Music.Library;
using FamilyChat.Music.Phrases;
using FuzzySharp;

namespace FamilyChat.Music.Names;

/// <summary>The names of the library as people say them.</summary>
public sealed class NameIndex(MusicLibrary library)
{
    private const int LeastLikeness = 55;

    /// <summary>The names a question mentions, in the order of the question. Empty where it mentions none.</summary>
    public Task<IReadOnlyList<NameLink>> LinkAsync(string question, CancellationToken cancellation = default) =>
        library.ReadAsync(connection => NameLinker.Link(new NameStore(connection), question), cancellation);

    /// <summary>The values of a column nearest to a text, best first: what to offer where nothing was found.</summary>
    /// <param name="column">The column's name, as a statement wrote it.</param>
    public Task<IReadOnlyList<NameMatch>> NearestAsync(string column, string text, int most, CancellationToken cancellation = default) =>
        library.ReadAsync<IReadOnlyList<NameMatch>>(connection =>
        {
            var store = new NameStore(connection);
            var name = column[(column.LastIndexOf('.') + 1)..].Trim('"', '`', '[', ']');
            var words = NameFolding.Words(text);
            var folded = string.Join(' ', words);
            var found = NameFinder.Find(store, words).Where(m => m.Column.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            var alike = store.OfColumn(name)
                .TakeWhile(_ => !cancellation.IsCancellationRequested)
                .Select(n => (Name: n, Likeness: Fuzz.Ratio(n.Folded, folded)))
                .Where(n => n.Likeness >= LeastLikeness)
                .OrderByDescending(n => n.Likeness).Take(most).Select(n => n.Name.As(NameMatchKind.Near));
            cancellation.ThrowIfCancellationRequested();
            return [.. found.Concat(alike).DistinctBy(m => m.Value).Take(most)];
        }, cancellation);

    /// <summary>Whether a column holds a value, letter by letter.</summary>
    public Task<bool> HasAsync(string column, string value, CancellationToken cancellation = default) =>
        library.ReadAsync(
            connection => new NameStore(connection).ByFold(NameFolding.Fold(value)).Exists(n => n.ColumnName == column && n.Value == value), cancellation);

    /// <summary>Questions this library has answers to, made from its most frequent names.</summary>
    /// <param name="language">A language tag.</param>
    public Task<IReadOnlyList<string>> StartersAsync(int most, string language, CancellationToken cancellation = default) =>
        library.ReadAsync<IReadOnlyList<string>>(connection =>
        {
            var (store, phrases) = (new NameStore(connection), Phrasebook.In(language));
            (Meaning Meaning, string Question)[] patterns =
            [
                (Meaning.Composer, phrases.AlbumsByComposer),
                (Meaning.Artist, phrases.SongsByArtist),
                (Meaning.Album, phrases.SongsOnAlbum),
                (Meaning.Genre, phrases.AlbumsOfGenre),
            ];
            return
            [
                .. patterns.Select(p => (p.Question, Name: store.MostFrequent(p.Meaning)))
                    .Where(p => p.Name is not null)
                    .Select(p => p.Question.Replace("{0}", p.Name, StringComparison.Ordinal)).Take(most),
            ];
        }, cancellation);

    /// <summary>Learns from a correction: from now on these words mean this value.</summary>
    public Task LearnAsync(string said, string column, string value, CancellationToken cancellation = default) =>
        library.WriteAsync(
            connection => connection.Execute(
                "INSERT INTO _aliases(said, column_name, value) VALUES (@said, @column, @value) ON CONFLICT DO UPDATE SET value = @value",
                new { said = NameFolding.Fold(said), column, value }),
            cancellation);

    /// <summary>Forgets a correction.</summary>
    public Task ForgetAsync(string said, CancellationToken cancellation = default) =>
        library.WriteAsync(connection => connection.Execute("DELETE FROM _aliases WHERE said = @said", new { said = NameFolding.Fold(said) }), cancellation);
}
