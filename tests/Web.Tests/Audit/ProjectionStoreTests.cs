using FamilyChat.Web.Admin.Audit;

namespace FamilyChat.Web.Tests.Audit;

/// <summary>Each event is taken in once, whatever happens in between.</summary>
public sealed class ProjectionStoreTests : IDisposable
{
    readonly StoreFixture given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task A_batch_that_was_taken_in_already_changes_nothing()
    {
        given.Write(2);
        await given.ProjectAsync();
        var before = given.Dump();

        Assert.Equal(given.Events.Count, await given.Store.AppendAsync(0, given.Events));

        Assert.Equal(before, given.Dump());
    }

    [Fact]
    public async Task A_process_that_dies_in_the_middle_of_a_batch_leaves_nothing_of_it_and_the_next_goes_on()
    {
        given.Write(4);
        await given.ProjectAsync();
        var whole = given.Dump();
        await given.Store.ClearAsync();
        await given.Store.AppendAsync(0, [.. given.Events.Take(10)]);
        var half = given.Dump();

        given.App("CREATE TRIGGER dies BEFORE UPDATE ON audit_state BEGIN SELECT RAISE(ABORT, 'killed'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => given.Store.AppendAsync(10, [.. given.Events.Skip(10)]));
        given.App("DROP TRIGGER dies");
        given.Reopen();

        Assert.Equal(half, given.Dump());
        await given.ProjectAsync(3);
        Assert.Equal(whole, given.Dump());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Rebuilt_from_nothing_it_is_the_same_however_it_is_cut(int batch)
    {
        given.Write(6);
        await given.ProjectAsync();
        var before = given.Dump();

        await given.Store.ClearAsync();
        Assert.Equal(0, await given.Store.PositionAsync());
        await given.ProjectAsync(batch);

        Assert.Equal(before, given.Dump());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task An_answer_asked_for_again_is_told_from_the_first_however_it_is_cut(int batch)
    {
        given.Write(1);
        given.WriteAnotherAnswer();
        await given.ProjectAsync(batch);
        Assert.Equal(
            ["created", "sent", "reply-requested", "reply-started", "replied", "renamed", "regenerated", "stopped", "reply-continued", "replied", "regenerated", "replied"],
            given.Kinds());
        Assert.Contains("|Another answer", given.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_has_messages_tokens_and_the_models_time()
    {
        given.Write(2);
        await given.ProjectAsync();
        Assert.Contains("usage_days|2026-03-14|00000001000000000000000000000000|1|10|5|3000", given.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_open_until_it_has_ended()
    {
        given.Write(1);
        await given.Store.AppendAsync(0, [.. given.Events.Take(4)]);
        Assert.NotNull(Assert.Single(await given.Store.OpenRepliesAsync()).StartedAt);
        await given.ProjectAsync();
        Assert.Empty(await given.Store.OpenRepliesAsync());
    }

    [Fact]
    public async Task A_span_of_time_holds_all_its_events_though_the_clock_was_set_back_between_them()
    {
        given.Write(200);
        given.Write(5, first: 200, clock: -300);
        await given.ProjectAsync(500);
        var noon = given.Events[0].Event.At;
        var all = Count(new AuditFilter());
        var early = all * 5 / 205;

        Assert.Equal(all, Count(new AuditFilter(From: noon.AddDays(-350))));
        Assert.Equal(early, Count(new AuditFilter(To: noon.AddDays(-100))));
        Assert.Equal(all - early, Count(new AuditFilter(From: noon, To: noon.AddDays(1))));
        Assert.Equal(0, Count(new AuditFilter(From: noon.AddDays(2))));

        int Count(AuditFilter filter) => given.Queries.Page(filter, 10_000).Count;
    }
}
