namespace FamilyChat.Web.Tests.Audit;

/// <summary>Whoever can write the files can change them, but not unseen. Events are numbered from 1; there are 21.</summary>
public sealed class TamperingTests : IDisposable
{
    readonly StoreFixture given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task An_untouched_journal_is_valid_to_its_last_event()
    {
        await WrittenAsync();
        var found = await given.Verifier.VerifyAsync(null, null, default);
        Assert.Equal((true, 21L, null), (found.Valid, found.Count, found.BrokenAt));
        Assert.True((await given.Verifier.VerifyAsync(Convert.FromHexString(found.LastHash), null, default)).Valid);
    }

    [Theory]
    [InlineData(2, "UPDATE journal SET message = CAST(replace(CAST(message AS TEXT), 'number 0', 'number 9') AS BLOB) WHERE ordering = 2")]
    [InlineData(5, "UPDATE journal SET message = CAST(replace(CAST(message AS TEXT), 'Answer ', 'Answer') AS BLOB) WHERE ordering = 5")]
    [InlineData(1, "UPDATE journal SET message = x'7b7d' WHERE ordering = 1")]
    [InlineData(21, "UPDATE journal SET message = message || x'20' WHERE ordering = 21")]
    [InlineData(3, "UPDATE journal SET created = created + 1 WHERE ordering = 3")]
    [InlineData(4, "UPDATE journal SET manifest = 'conversation.reply-started.2' WHERE ordering = 4")]
    [InlineData(6, "UPDATE journal SET persistence_id = persistence_id || 'x' WHERE ordering = 6")]
    [InlineData(7, "UPDATE journal SET sequence_number = sequence_number + 1000 WHERE ordering = 7")]
    [InlineData(8, "UPDATE journal SET deleted = 1 WHERE ordering = 8")]
    [InlineData(9, "DELETE FROM journal WHERE ordering = 9")]
    [InlineData(1, "DELETE FROM journal WHERE ordering = 1")]
    [InlineData(21, "DELETE FROM journal WHERE ordering = 21")]
    [InlineData(15, "DELETE FROM journal WHERE ordering >= 15")]
    [InlineData(1, "DELETE FROM journal")]
    [InlineData(10, "UPDATE journal SET ordering = -1 WHERE ordering = 10; UPDATE journal SET ordering = 10 WHERE ordering = 11; UPDATE journal SET ordering = 11 WHERE ordering = -1")]
    [InlineData(12, "UPDATE journal SET ordering = 100 WHERE ordering = 12")]
    [InlineData(12, "DELETE FROM journal WHERE ordering = 12; UPDATE journal SET ordering = ordering - 1 WHERE ordering > 12")]
    [InlineData(13, "INSERT INTO journal SELECT 13, created, deleted, persistence_id, 99, message, manifest, identifier, writer_uuid FROM journal WHERE ordering = 2", "UPDATE journal SET ordering = ordering + 1000 WHERE ordering >= 13; UPDATE journal SET ordering = ordering - 999 WHERE ordering >= 1013")]
    public async Task A_changed_journal_is_found_at_the_first_wrong_event(long first, string change, string? before = null)
    {
        await WrittenAsync();
        if (before is not null)
            given.Journal(before);
        given.Journal(change);
        await IsBrokenAtAsync(first);
    }

    [Theory]
    [InlineData(4, "UPDATE audit_chain SET hash = zeroblob(32) WHERE ordering = 4")]
    [InlineData(1, "UPDATE audit_chain SET hash = x'' WHERE ordering = 1")]
    [InlineData(17, "DELETE FROM audit_chain WHERE ordering = 17")]
    [InlineData(20, "DELETE FROM audit_chain WHERE ordering >= 20")]
    [InlineData(2, "UPDATE audit_chain SET ordering = 50 WHERE ordering = 2")]
    [InlineData(22, "INSERT INTO audit_chain VALUES (22, zeroblob(32))")]
    public async Task A_changed_chain_is_found_at_the_first_wrong_link(long first, string change)
    {
        await WrittenAsync();
        given.App(change);
        await IsBrokenAtAsync(first);
    }

    [Fact]
    public async Task Rebuilding_the_audit_does_not_hide_a_change()
    {
        await WrittenAsync();
        given.Journal("UPDATE journal SET created = created + 1 WHERE ordering = 3");
        await given.Store.ClearAsync();
        await given.ProjectAsync();
        await IsBrokenAtAsync(3);
    }

    [Fact]
    public async Task A_tail_cut_off_from_journal_and_chain_alike_is_found_by_a_hash_kept_outside()
    {
        await WrittenAsync();
        var kept = Convert.FromHexString((await given.Verifier.VerifyAsync(null, null, default)).LastHash);
        given.Journal("DELETE FROM journal WHERE ordering > 18");
        given.App("DELETE FROM audit_chain WHERE ordering > 18; UPDATE audit_state SET position = 18");

        Assert.True((await given.Verifier.VerifyAsync(null, null, default)).Valid);
        var found = await given.Verifier.VerifyAsync(kept, null, default);
        Assert.Equal((false, 19L), (found.Valid, found.BrokenAt));
    }

    [Fact]
    public async Task A_verification_can_be_given_up()
    {
        await WrittenAsync();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.Verifier.VerifyAsync(null, null, cancel.Token));
    }

    async Task WrittenAsync()
    {
        given.Write(3);
        await given.ProjectAsync();
    }

    async Task IsBrokenAtAsync(long first)
    {
        var found = await given.Verifier.VerifyAsync(null, null, default);
        Assert.Equal((false, first), (found.Valid, found.BrokenAt));
        Assert.Equal(first - 1, found.Count);
    }
}
