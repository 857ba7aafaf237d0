using FamilyChat.LmStudio.Simulator.Models;

namespace FamilyChat.LmStudio.Simulator.Tests.Serving;

public sealed class DownloadSpecs
{
    private const string Path = "/api/v1/models/download";

    private static readonly SimulatedModel Here = new() { Id = "test/model" };
    private static readonly SimulatedModel There = new() { Id = "hub/model", InHubOnly = true, SizeBytes = 1000, DownloadTime = TimeSpan.FromSeconds(10), LoadedAtStart = false };

    [Fact]
    public async Task A_model_is_downloaded_and_then_answers()
    {
        var clock = new ManualTime();
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Models = [Here, There], TimeProvider = clock });
        Assert.Single((await bench.GetAsync("/api/v1/models"))["models"]!.AsArray());

        var begun = await bench.JsonAsync("""{"model":"hub/model"}""", Path);
        var id = (string?)begun["job_id"];
        clock.Advance(TimeSpan.FromSeconds(4));
        var half = await bench.GetAsync($"{Path}/status/{id}");
        var again = await bench.JsonAsync("""{"model":"hub/model"}""", Path);
        clock.Advance(TimeSpan.FromSeconds(6));
        var whole = await bench.GetAsync($"{Path}/status/{id}");

        Assert.Equal(("downloading", 1000), ((string?)begun["status"], (int)begun["total_size_bytes"]!));
        Assert.Equal(("downloading", 400, 100), ((string?)half["status"], (int)half["downloaded_bytes"]!, (int)half["bytes_per_second"]!));
        Assert.NotNull(half["estimated_completion"]);
        Assert.Equal(id, (string?)again["job_id"]);
        Assert.Equal("completed", (string?)whole["status"]);
        Assert.NotNull(whole["completed_at"]);
        Assert.Equal("already_downloaded", (string?)(await bench.JsonAsync("""{"model":"hub/model"}""", Path))["status"]);
        Assert.Equal("hub/model", (string?)(await bench.JsonAsync(Bench.Chat("hi", stream: false, model: "hub/model")))["model"]);
    }

    [Fact]
    public async Task A_download_can_fail_and_what_is_nowhere_is_not_found()
    {
        await using var bench = await Bench.StartAsync(SimulatorOptions.Testing with { Models = [Here, There with { DownloadTime = TimeSpan.Zero, DownloadError = "no space" }] });

        var begun = await bench.JsonAsync("""{"model":"hub/model"}""", Path);

        Assert.Equal("failed", (string?)begun["status"]);
        Assert.Single((await bench.GetAsync("/api/v1/models"))["models"]!.AsArray());
        Assert.Equal("model_not_found", (string?)(await bench.JsonAsync("""{"model":"none"}""", Path))["error"]!["code"]);
        using var unknown = await bench.Client.GetAsync(new Uri($"{Path}/status/none", UriKind.Relative));
        Assert.Equal(404, (int)unknown.StatusCode);
        Assert.Contains("job_not_found", await unknown.Content.ReadAsStringAsync());
    }
}
