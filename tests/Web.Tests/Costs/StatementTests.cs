using Dapper;
using FamilyChat.Web.Admin.Audit;
using FamilyChat.Web.Storage;
using FamilyChat.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyChat.Web.Tests.Costs;

/// <summary>
/// How many statements a page costs, counted and not timed: the same for ten rows and for a hundred. Leo has ten of everything, Noah a hundred;
/// mona is their admin.
/// </summary>
public sealed class StatementTests(StatementTests.House house) : IClassFixture<StatementTests.House>
{
    const int Few = 10;
    const int Many = 100;

    /// <summary>The session, and the member.</summary>
    [Fact]
    public Task The_first_request_of_the_page() => CostsAsync(2, Leo, "/api/session", Noah, "/api/session");

    /// <summary>The session; the list is in memory.</summary>
    [Fact]
    public Task The_list_of_conversations() => CostsAsync(1, Leo, "/api/conversations", Noah, "/api/conversations");

    /// <summary>The session; and, once, the snapshot, the newest number and the events of the conversation.</summary>
    [Fact]
    public async Task Opening_a_conversation_that_nobody_has_opened_yet()
    {
        await CostsAsync(4, Leo, $"/api/conversations/{house.LeosFirst}", Noah, $"/api/conversations/{house.NoahsFirst}");
        await CostsAsync(1, Leo, $"/api/conversations/{house.LeosFirst}", Noah, $"/api/conversations/{house.NoahsFirst}");
    }

    /// <summary>The session, whether the word is everywhere, the best of the hits, and what is shown of them.</summary>
    [Fact]
    public Task A_search() => CostsAsync(4, Noah, $"/api/search?q=comet&limit={Few}", Noah, $"/api/search?q=comet&limit={Many}");

    /// <summary>The session, the events, the names of the members, and the events as the journal has them.</summary>
    [Fact]
    public async Task A_page_of_the_audit()
    {
        // The look itself is kept once, and told to the members it is at.
        await house.Family.AdminGetAsync($"/api/admin/audit?limit={Many}");
        await house.Family.CaughtUpAsync();
        await CostsAsync(4, house.Family.Admin, $"/api/admin/audit?limit={Few}", house.Family.Admin, $"/api/admin/audit?limit={Many}");
        await CostsAsync(4, house.Family.Admin, $"/api/admin/audit?q=comet&limit={Few}", house.Family.Admin, $"/api/admin/audit?q=comet&limit={Many}");
    }

    /// <summary>The session, the names of the members, and the days.</summary>
    [Fact]
    public async Task The_page_of_use()
    {
        var member = (await Noah.MemberIdAsync()).ToByteArray(bigEndian: true);
        using (var connection = house.Family.Server.Services.GetRequiredService<AppDatabase>().Open())
        {
            connection.Execute(
                "INSERT INTO usage_days (day, member, messages, prompt_tokens, completion_tokens, model_ms) VALUES (@day, @member, 1, 1, 1, 1)",
                Enumerable.Range(0, Many).Select(n => new { day = $"{new DateOnly(2020, 1, 1).AddDays(n):O}", member }));
        }

        await CostsAsync(
            3, house.Family.Admin, "/api/admin/usage?from=2020-01-01&to=2020-01-10", house.Family.Admin, "/api/admin/usage?from=2020-01-01&to=2020-04-09");
    }

    /// <summary>The session, the looks, the copies, the names of the admins, the events themselves, and the titles of the conversations.</summary>
    [Fact]
    public Task What_a_member_sees_of_the_admins_looks() => CostsAsync(6, Leo, "/api/privacy/views", Noah, "/api/privacy/views");

    [Fact]
    public async Task However_often_the_audit_is_built_anew_each_event_is_taken_in_once()
    {
        var projection = house.Family.Server.Services.GetRequiredService<AuditProjection>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => projection.RebuildAsync(CancellationToken.None)));
        await house.Family.CaughtUpAsync();

        var statements = await SqlTrace.DuringAsync(house.Family.Server.DataDirectory, async () =>
        {
            await Leo.CreateConversationAsync();
            await house.Family.CaughtUpAsync();
        });

        Assert.Single(statements, s => s.Contains("SELECT position FROM audit_state", StringComparison.Ordinal));
    }

    Browser Leo => house.Leo;

    Browser Noah => house.Noah;

    async Task CostsAsync(int expected, Browser few, string pathOfFew, Browser many, string pathOfMany)
    {
        var (first, second) = (await StatementsAsync(few, pathOfFew), await StatementsAsync(many, pathOfMany));
        Assert.True(first.Count == expected && second.Count == expected, $"{expected} were expected.\n{string.Join('\n', first)}\n---\n{string.Join('\n', second)}");
    }

    /// <summary>
    /// Without what prepares a pooled connection, what the outbox does by its own clock, and what a statement runs on its own behalf (SQLite marks
    /// it as a comment) or to read its own tables.
    /// </summary>
    async Task<IReadOnlyList<string>> StatementsAsync(Browser browser, string path)
    {
        await house.Family.CaughtUpAsync();
        var all = await SqlTrace.DuringAsync(house.Family.Server.DataDirectory, async () =>
        {
            using var answer = await browser.GetAsync(path).ShouldBeAsync(200);
        });
        return [.. all.Where(s => !s.Contains(": PRAGMA ", StringComparison.Ordinal) && !s.Contains(": -- ", StringComparison.Ordinal)
            && !s.Contains("account_outbox", StringComparison.Ordinal) && !s.Contains("'main'.'audit_text_", StringComparison.Ordinal))];
    }

    public sealed class House : IAsyncLifetime
    {
        internal AuditFamily Family { get; private set; } = null!;

        internal Browser Leo { get; private set; } = null!;

        internal Browser Noah { get; private set; } = null!;

        public Guid LeosFirst { get; private set; }

        public Guid NoahsFirst { get; private set; }

        public async Task InitializeAsync()
        {
            SqlTrace.Begin();
            Family = await AuditFamily.StartAsync();
            using var leo = await Family.Server.RegisterAsync("leo");
            using var noah = await Family.Server.RegisterAsync("noah");
            var (admin, leosId, noahsId) = (await Family.Admin.MemberIdAsync(), await leo.MemberIdAsync(), await noah.MemberIdAsync());
            await Family.CaughtUpAsync();
            await Family.RestartAsync(() =>
            {
                var now = Family.Server.Clock.GetUtcNow();
                LeosFirst = PastOfAMember.Write(Family.Server.DataDirectory, leosId, admin, Few, Few, now);
                NoahsFirst = PastOfAMember.Write(Family.Server.DataDirectory, noahsId, admin, Many, Many, now);
            });
            (Leo, Noah) = (await SignInAsync("leo"), await SignInAsync("noah"));
            // The members themselves are in memory from here on: their rules are in this list.
            await Family.AdminGetAsync("/api/admin/users");
            await Family.CaughtUpAsync();
            // A session that is used is written down only once in a while.
            Family.Server.Clock.Stand();
        }

        public async Task DisposeAsync()
        {
            Leo.Dispose();
            Noah.Dispose();
            await Family.DisposeAsync();
        }

        async Task<Browser> SignInAsync(string userName)
        {
            var browser = Family.Server.OpenBrowser();
            using var signedIn = await browser.SignInAsync(userName).ShouldBeAsync(200);
            return browser;
        }
    }
}
