using System.IO.Compression;
using System.Text.Json.Nodes;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Security.Doors;

/// <summary>
/// Every door the server has, found by asking the server itself: nobody comes in without a session, a child into no admin's room, and nobody
/// reaches what is another's. A new door is tried from the day it is made, or fails here by its name.
/// </summary>
public sealed class DoorTests : IAsyncLifetime
{
    /// <summary>Open to whoever reaches the server, each for a reason.</summary>
    static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        // Who am I, coming in, and coming in for the first time.
        "GET /api/session", "POST /api/session", "POST /api/users", "POST /api/users/password-reset", "POST /api/session/passkey", "POST /api/session/passkey/options",
        // The page, which holds nothing of anybody's, and its words for an address that is none.
        "GET /{*path:nonfile}", "HEAD /{*path:nonfile}", "GET /api/{**rest}",
        // For whoever watches over the service. Figures only for this machine, where the tests are, and for the admin.
        "GET /health/live", "GET /health/ready", "GET /metrics",
        "GET /openapi/v1.json", "GET /docs", "GET /docs/docs.css", "GET /docs/docs.js",
    };

    Family family = null!;

    public async Task InitializeAsync() => family = await Family.GatherAsync();

    public Task DisposeAsync() => family.DisposeAsync().AsTask();

    [Fact]
    public async Task Without_a_session_with_a_forged_one_or_one_of_another_house_only_the_open_doors_open()
    {
        await using var elsewhere = await FamilyHost.StartAsync();
        using var neighbour = await elsewhere.RegisterAdminAsync();
        var cookie = family.Maya.SessionCookieValue!;
        foreach (var forged in new[] { null, "forged", cookie[..^4] + "AAAA", neighbour.SessionCookieValue })
        {
            using var stranger = new Browser(family.Mona.Address, "stranger");
            if (forged is not null)
                stranger.SessionCookieValue = forged;
            await OnlyTheOpenDoorsOpenAsync(stranger);
        }
    }

    [Fact]
    public async Task With_an_expired_session_only_the_open_doors_open()
    {
        family.Server.Clock.Skip(TimeSpan.FromDays(2));

        await OnlyTheOpenDoorsOpenAsync(family.Maya);
    }

    [Fact]
    public void Every_open_door_is_there()
    {
        var names = Doors().Select(door => door.Name).ToList();
        Assert.True(Open.IsSubsetOf(names), $"{string.Join(", ", Open.Except(names))} is not among {string.Join(", ", names)}");
    }

    [Fact]
    public async Task No_admins_door_opens_for_a_child_or_another_adult()
    {
        var admins = Doors().Where(door => door.Route.StartsWith("/api/admin", StringComparison.Ordinal)).ToList();
        Assert.True(admins.Count > 15, "the admin's doors were not found");
        Assert.Equal(admins.Select(door => door.Name), Doors().Where(door => door.Policy == "admin").Select(door => door.Name));
        foreach (var door in admins)
        {
            foreach (var member in new[] { family.Leo, family.Maya })
            {
                // With what exists and what does not: the door must not tell.
                foreach (var things in new[] { family.Hers, Belongings.OfNobody() })
                {
                    var path = door.PathWith(_ => door.Route.Contains("conversations", StringComparison.Ordinal) ? things.Conversation : things.Member);
                    var (status, code, _) = await TryAsync(member, door.Method, path);
                    Assert.Equal((door.Name, 403, "forbidden"), (door.Name, status, code));
                }
            }
        }
    }

    [Fact]
    public async Task What_is_anothers_is_not_found_exactly_as_what_does_not_exist()
    {
        var naming = Doors().Where(door => !Open.Contains(door.Name) && door.Policy != "admin" && door.Asks.Count > 0).ToList();
        Assert.Equal(naming.Select(door => door.Name).Order(StringComparer.Ordinal), ForeignKeys.OfDoors.Keys.Order(StringComparer.Ordinal));
        foreach (var door in naming)
        {
            foreach (var attempt in ForeignKeys.OfDoors[door.Name])
            {
                var (path, body) = attempt(family.His, family.Hers);
                var hers = await TryAsync(family.Leo, door.Method, path, body);
                (path, body) = attempt(family.His, Belongings.OfNobody());
                var nobodys = await TryAsync(family.Leo, door.Method, path, body);
                Assert.Equal(nobodys, hers);
                // A place to read on from is no object: one that is none there is passed over.
                if (!path.Contains("?before=", StringComparison.Ordinal))
                    Assert.Equal((door.Name, 404, "not-found"), (door.Name, hers.Status, hers.Code));
            }
        }

        Assert.Equal($"About the {Family.Secret}", (await family.Maya.ConversationAsync(family.Hers.Conversation)).Text("title"));
        Assert.True(await family.Maya.IsSignedInAsync());
    }

    [Fact]
    public async Task Nothing_that_is_read_holds_anything_of_another_member()
    {
        foreach (var door in Doors().Where(door => door.Method == "GET" && door.Policy == "member" && door.Asks.Count == 0 && !door.Route.StartsWith("/hub", StringComparison.Ordinal)))
        {
            using var answer = await family.Leo.GetAsync($"{door.Route}?q={Family.Secret}");
            Assert.True((int)answer.StatusCode == 200, $"{door.Name}: {(int)answer.StatusCode}");
            var text = await ReadAsync(answer);
            foreach (var secret in family.Hers.All.Append($"the {Family.Secret}"))
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{door.Name} told {secret}");
        }
    }

    IReadOnlyList<Door> Doors() => Door.AllOf(family.Server.Services);

    async Task OnlyTheOpenDoorsOpenAsync(Browser browser)
    {
        foreach (var door in Doors().Where(door => !Open.Contains(door.Name)))
        {
            var (status, code, _) = await TryAsync(browser, door.Method, door.AnyPath);
            Assert.Equal((door.Name, 401, "signed-out"), (door.Name, status, code));
        }
    }

    static async Task<(int Status, string? Code, string Body)> TryAsync(Browser browser, string method, string path, object? body = null)
    {
        using var answer = method is "GET" or "HEAD" ? await browser.GetAsync(path) : await browser.SendAsync(new HttpMethod(method), path, body ?? new { });
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return ((int)answer.StatusCode, null, text);
        var problem = JsonNode.Parse(text)!.AsObject();
        problem.Remove("traceId");
        return ((int)answer.StatusCode, problem["code"]?.GetValue<string>(), problem.ToJsonString());
    }

    static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/zip")
            return await answer.Content.ReadAsStringAsync();
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var texts = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            texts.Add(entry.FullName + await reader.ReadToEndAsync());
        }

        return string.Join('\n', texts);
    }
}
