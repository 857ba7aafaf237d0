using System.Data.Common;
using Akka.Event;
using FamilyChat.Music.Questions;
using FamilyChat.Music.Sql;
using static FamilyChat.Actors.MusicQueries.MusicQueryProtocol;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>What a question does in the library. Everything here runs off the actor's thread and reads nothing that changes.</summary>
internal sealed partial class MusicQueryActor
{
    private const int Examples = 4, MostNear = 4, MostTexts = 2;

    private async Task<Finding> PrepareAsync(CancellationToken stop)
    {
        var (music, question) = (_services.Music, _question);
        var chosen = await music.Languages.OfAsync(question.Member, stop);
        if (music.Library.Current is null)
            return new NoLibrary(chosen);
        var card = await music.CardAsync(stop);
        var names = await music.Names.LinkAsync(question.Text, stop);
        var language = QuestionLanguage.Of(question.Text);
        var known = question.StandsAlone ? music.Cache.FindSql(question.Text, card.Library.Version, language) : null;
        var examples = known is null ? await music.Saved.NearestAsync(question.Member.Value, question.Text, Examples, stop) : [];
        return new Prepared(card, examples, names, known, chosen);
    }

    private Task<Finding> FetchAsync(string sql, CancellationToken stop)
    {
        var (music, state) = (_services.Music, _state);
        return Fetched();

        async Task<Finding> Fetched()
        {
            if (music.Cache.FindRows(sql, music.Library.Current?.Version ?? 0) is { } kept)
                return new Fetched(kept, Known: true);
            var result = await music.Guard.ExecuteAsync(sql, stop);
            Remember(music, state, sql, result);
            return new Fetched(result, Known: false);
        }
    }

    /// <summary>Keeps what worked for whoever asks the same; a question that leans on earlier ones only as it reads by itself.</summary>
    private static void Remember(MusicServices music, MusicQueryState state, string sql, QueryResult result)
    {
        if (result.Rows.Count == 0)
            return;
        music.Cache.KeepRows(sql, result);
        var known = new KnownQuery(sql, state.Assumption);
        // Where the model filled in what earlier turns said, the question does not say it by itself, whatever its words look like.
        var leans = state.Standalone is not null && state.Question.Turns.Count > 0;
        if (state.IsCounting || (state.Question.StandsAlone && !leans))
            music.Cache.KeepSql(state.Asked, result.LibraryVersion, state.Language, known);
        if (state.Standalone is { } standalone)
            music.Cache.KeepSql(standalone, result.LibraryVersion, state.Language, known);
    }

    /// <summary>The answer has been given; that a pair could not be kept is worth a line in the log and nothing more.</summary>
    private async Task KeepAsync(QuestionTurn pair)
    {
        var log = Context.GetLogger();
        try
        {
            await _services.Music.Saved.SaveAsync(_question.Member.Value, pair);
        }
        catch (Exception problem) when (problem is DbException or ObjectDisposedException)
        {
            log.Warning("A question about the music was not kept as an example: {0}", problem.Message);
        }
    }

    private async Task<Finding> ExplainAsync(Explain empty, CancellationToken stop)
    {
        var why = await _services.Music.Guard.ExplainEmptyAsync(empty.Sql, empty.IsCount, stop);
        var near = new List<NearValues>();
        foreach (var filter in why.Dropped.Where(d => d is { RowsWithout: not 0, Column: not null, Text.Length: > 1 }).Take(MostTexts))
        {
            var matches = await _services.Music.Names.NearestAsync(filter.Column!, filter.Text!, MostNear, stop);
            near.Add(new NearValues(filter.Text!, matches));
        }

        return new Explained(why, near);
    }
}
