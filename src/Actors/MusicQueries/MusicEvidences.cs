using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.MusicQueries;

/// <summary>Makes what is kept with a reply out of what was found out. Pure.</summary>
internal static class MusicEvidences
{
    private const int MostMatches = 12;

    /// <summary>Null where there is nothing to show.</summary>
    public static MusicEvidence? Of(MusicQueryState state, IReadOnlyList<MusicOption>? options = null)
    {
        if (state.Sql is null && state.Rejected.IsEmpty && options is null)
            return null;
        var result = state.Result;
        var rows = Bounded(result?.Rows ?? []);
        return new MusicEvidence(
            state.Sql ?? "",
            result?.Columns ?? [],
            rows,
            result?.RowCount ?? 0,
            result is not null && (result.Truncated || rows.Count < result.Rows.Count),
            Math.Round(result?.Elapsed.TotalMilliseconds ?? 0, 2),
            state.Assumptions,
            result is null || state.Sql is null ? state.Rejected : state.Rejected.Add(new MusicAttempt(state.Sql)),
            state.IsKnown,
            state.Standalone,
            result?.LibraryVersion ?? state.Prepared?.Card.Library.Version ?? 0,
            Names(state),
            options);
    }

    private static List<IReadOnlyList<object?>> Bounded(IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var kept = new List<IReadOnlyList<object?>>();
        var length = 0;
        foreach (var row in rows)
        {
            length += row.Sum(cell => (cell as string)?.Length ?? 0);
            if (kept.Count == MusicEvidence.MostRows || length > MusicEvidence.MostText)
                break;
            kept.Add(row);
        }

        return kept;
    }

    private static List<MusicName>? Names(MusicQueryState state) => state.Prepared is not { Names: { Count: > 0 } links }
        ? null
        : [.. links.Select(link => new MusicName(
            link.Said, [.. link.Matches.Take(MostMatches).Select(m => new MusicNameMatch(m.Column, m.Value, m.Rows))]))];
}
