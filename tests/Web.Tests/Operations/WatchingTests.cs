using System.Globalization;
using System.Text.Json;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Operations;

/// <summary>What whoever watches over the server sees.</summary>
public sealed class WatchingTests : IAsyncLifetime
{
    WholeServer server = null!;

    public async Task InitializeAsync() => server = await WholeServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_model_server_that_is_away_does_not_make_FamilyChat_unready()
    {
        await server.Model.DisposeAsync();
        using var browser = server.OpenBrowser();

        await ReadyAsync(browser);

        (await browser.GetAsync("/health/live").ShouldBeAsync(200)).Dispose();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_makes_it_unready_and_says_so()
    {
        using var browser = server.OpenBrowser();
        var journal = Path.Combine(server.DataDirectory, "journal.db");
        File.Move(journal, journal + ".away");
        PutFolderAt(journal);

        using var answer = await browser.GetAsync("/health/ready").ShouldBeAsync(503);
        Directory.Delete(journal);
        File.Move(journal + ".away", journal, overwrite: true);

        var ready = await answer.JsonAsync();
        Assert.Equal("unavailable", ready.Text("status"));
        Assert.NotEqual("ok", ready.GetProperty("checks").Text("journal"));
    }

    [Fact]
    public async Task A_reply_is_measured()
    {
        using var mona = await server.RegisterAsync("mona");
        await using var line = await HubLine.OpenAsync(mona);
        var conversation = await mona.CreateConversationAsync();
        var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, "Hello");
        await outputs.UntilAsync("ended");

        var metrics = await MetricsAsync(mona);

        Assert.Contains("# TYPE familychat_reply_first_token_seconds histogram", metrics);
        Assert.Contains("familychat_reply_first_token_seconds_bucket{le=\"+Inf\"} ", metrics);
        Assert.True(Value(metrics, "familychat_replies_total{error=\"\",state=\"Complete\"}") >= 1);
        Assert.True(Value(metrics, "familychat_journal_commit_seconds_count") >= 1);
        Assert.True(Value(metrics, "dotnet_process_memory_working_set_bytes") > 1_000_000);
        Assert.Contains("familychat_queue_waiting ", metrics);
        Assert.Contains("familychat_audit_lag ", metrics);
    }

    [Fact]
    public async Task Measurements_are_for_an_admin_or_this_machine_and_a_proxy_is_not_this_machine()
    {
        using var mona = await server.RegisterAsync("mona");
        using var tim = await server.RegisterAsync("tim");
        using var nobody = server.OpenBrowser();

        (await nobody.GetAsync("/metrics").ShouldBeAsync(200)).Dispose();
        using var stranger = await nobody.SendWithAsync(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "192.168.1.7"));
        using var member = await tim.SendWithAsync(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "192.168.1.7"));
        using var admin = await mona.SendWithAsync(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "192.168.1.7"));

        await Task.FromResult(stranger).ShouldRefuseAsync(403, "forbidden");
        await Task.FromResult(member).ShouldRefuseAsync(403, "forbidden");
        await admin.ShouldBeAsync(200);
    }

    [Fact]
    public async Task Every_answer_carries_the_id_its_log_lines_have()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        using var browser = server.OpenBrowser();

        using var answer = await browser.SendWithAsync(HttpMethod.Get, "/api/conversations", null, ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));

        Assert.Equal(trace, answer.Headers.GetValues("X-Correlation-Id").Single());
        Assert.Contains(trace, (await answer.JsonAsync()).GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task The_interface_describes_every_operation_and_its_refusals()
    {
        using var browser = server.OpenBrowser();

        using var answer = await browser.GetAsync("/openapi/v1.json").ShouldBeAsync(200);
        var paths = (await answer.JsonAsync()).GetProperty("paths");

        foreach (var path in new[] { "/api/session", "/api/users", "/api/conversations", "/api/conversations/{id}", "/api/models", "/api/admin/users", "/health/ready", "/metrics" })
            Assert.True(paths.TryGetProperty(path, out _), path);
        Assert.Equal(["bad-credentials", "bad-second-factor", "second-factor-required"], Codes(paths, "/api/session", "post", "401"));
        Assert.Equal(["too-large"], Codes(paths, "/api/admin/music/import", "post", "413"));
        Assert.Equal(["no-files"], Codes(paths, "/api/conversations/{id}/messages/{messageId}/rows.m3u8", "get", "409"));
        Assert.Equal(["invalid-hash"], Codes(paths, "/api/admin/audit/verify", "get", "400"));
        Assert.Equal(["bad-request"], Codes(paths, "/api/search", "get", "400"));
        foreach (var (path, method, operation) in Operations(paths).Where(one => one.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var codes = operation.GetProperty("responses").EnumerateObject().ToDictionary(one => one.Name, one => one.Value);
            Assert.True(codes.ContainsKey("429"), $"{method} {path}");
            if (operation.TryGetProperty("security", out _)) Assert.Contains("signed-out", Codes(paths, path, method, "401"));
            if (method != "get") Assert.Contains("csrf", Codes(paths, path, method, "400"));
        }
    }

    [Fact]
    public async Task The_page_that_shows_the_interface_keeps_the_strict_policy()
    {
        using var browser = server.OpenBrowser();

        foreach (var file in new[] { "/docs", "/docs/docs.css", "/docs/docs.js" })
        {
            using var answer = await browser.GetAsync(file).ShouldBeAsync(200);
            Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single());
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script>", text);
            Assert.DoesNotContain("style=", text);
            Assert.DoesNotContain("innerHTML", text);
        }
    }

    /// <summary>What nobody can open as a database. The server's own readers may make an empty file there first.</summary>
    static void PutFolderAt(string path)
    {
        while (!Directory.Exists(path))
        {
            File.Delete(path);
            try
            {
                Directory.CreateDirectory(path);
            }
            catch (IOException)
            {
                // One of them was quicker.
            }
        }
    }

    static async Task<string> MetricsAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/metrics").ShouldBeAsync(200);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>An actor that has two seconds to answer may miss them once where a thread is held up.</summary>
    static async Task ReadyAsync(Browser browser)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var answer = await browser.GetAsync("/health/ready");
            var checks = (await answer.JsonAsync()).GetProperty("checks");
            if (answer.IsSuccessStatusCode && new[] { "accounts", "actors", "journal" }.All(check => checks.Text(check) == "ok")) return;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    static double Value(string metrics, string series) =>
        double.Parse(metrics.Split('\n').Single(line => line.StartsWith(series + " ", StringComparison.Ordinal))[(series.Length + 1)..], CultureInfo.InvariantCulture);

    static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement paths) =>
        from path in paths.EnumerateObject()
        from method in path.Value.EnumerateObject()
        select (path.Name, method.Name, method.Value);

    static List<string> Codes(JsonElement paths, string path, string method, string status) =>
    [
        .. paths.GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty(status).GetProperty("content")
            .GetProperty("application/problem+json").GetProperty("schema").GetProperty("properties").GetProperty("code").GetProperty("enum")
            .EnumerateArray().Select(code => code.GetString()!).Order(StringComparer.Ordinal),
    ];
}
