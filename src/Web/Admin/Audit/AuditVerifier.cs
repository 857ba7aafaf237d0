using Dapper;
using FamilyChat.Actors.Audit;
using FamilyChat.Web.Storage;

namespace FamilyChat.Web.Admin.Audit;

/// <param name="Count">Events that were checked and found as they were written.</param>
/// <param name="LastHash">The hash over all of them: kept outside, it proves later that none was taken away since.</param>
/// <param name="BrokenAt">The first event that is not as it was written, or is missing.</param>
sealed record Verification(bool Valid, long Count, string LastHash, long? BrokenAt);

sealed record VerificationProgress(long Checked, long Total);

/// <summary>
/// Reads the journal itself, event by event, and compares each hash with the chain that was kept when the event was written. What was
/// changed, moved, put in or taken out is found, and the first such event is named.
/// </summary>
sealed class AuditVerifier(AppDatabase database, JournalReader journal)
{
    const int ProgressEvery = 10_000;

    /// <param name="savedHash">A last hash somebody kept earlier: it must be one of the chain's. Null for none.</param>
    public Task<Verification> VerifyAsync(byte[]? savedHash, IProgress<VerificationProgress>? progress, CancellationToken cancel) =>
        Task.Run(() => Verify(savedHash, progress, cancel), cancel);

    Verification Verify(byte[]? savedHash, IProgress<VerificationProgress>? progress, CancellationToken cancel)
    {
        using var chain = database.Open();
        var end = chain.ExecuteScalar<long>("SELECT max((SELECT position FROM audit_state), COALESCE((SELECT MAX(ordering) FROM audit_chain), 0))");
        using var links = chain.ExecuteReader("SELECT ordering, hash FROM audit_chain WHERE ordering <= @end ORDER BY ordering", new { end });
        using var events = journal.Open();
        var hash = HashChain.Beginning;
        var count = 0L;
        var last = 0L;
        var savedSeen = savedHash is null;
        foreach (var row in end == 0 ? [] : JournalReader.Rows(events, 0, end))
        {
            cancel.ThrowIfCancellationRequested();
            if (!links.Read())
                return Broken(row.Ordering);
            var ordering = links.GetInt64(0);
            if (ordering != row.Ordering)
                return Broken(Math.Min(ordering, row.Ordering));
            var next = HashChain.Next(hash, row);
            if (!next.AsSpan().SequenceEqual((byte[])links.GetValue(1)))
                return Broken(row.Ordering);
            (hash, last, count) = (next, row.Ordering, count + 1);
            savedSeen = savedSeen || hash.AsSpan().SequenceEqual(savedHash);
            if (count % ProgressEvery == 0)
                progress?.Report(new VerificationProgress(row.Ordering, end));
        }

        if (links.Read())
            return Broken(links.GetInt64(0));
        return savedSeen ? new Verification(true, count, Convert.ToHexStringLower(hash), null) : Broken(last + 1);

        Verification Broken(long at) => new(false, count, Convert.ToHexStringLower(hash), at);
    }
}
