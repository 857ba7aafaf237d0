using System.Globalization;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>/api/v1/models/download</c>: a model from the hub to the disk, and how far it is.</summary>
internal static class NativeV1Downloads
{
    public static async Task BeginAsync(GenerationHost host, HttpContext http)
    {
        var exchange = await Exchange.BeginAsync(host, http);
        using var document = ChatRequestReader.Parse(exchange.Body);
        var id = ChatRequestReader.String(document.RootElement, "model") ?? "";
        var model = host.Options.Models.FirstOrDefault(known => known.Id == id) ?? throw NativeV1Models.Missing(id);
        var body = host.Shelf.Downloads.Begin(model) is { } job ? Started(job) : new JsonObject { ["status"] = "already_downloaded" };
        await http.Response.WriteJsonAsync(body, http.RequestAborted);
    }

    public static Task StatusAsync(GenerationHost host, HttpContext http)
    {
        var id = (string?)http.GetRouteValue("id") ?? "";
        var job = host.Shelf.Downloads.Find(id) ?? throw new WireException(new WireError(404, $"Download job \"{id}\" not found.")
        {
            Type = "job_not_found", Param = "job_id", Code = "job_not_found", Shape = ErrorShape.Nested,
        });
        var body = Started(job);
        body["downloaded_bytes"] = job.DownloadedBytes;
        if (job.State == DownloadState.Downloading)
        {
            body["bytes_per_second"] = job.BytesPerSecond;
            body["estimated_completion"] = Time(job.EndsAt);
        }
        return http.Response.WriteJsonAsync(body, http.RequestAborted);
    }

    private static JsonObject Started(ModelDownload job)
    {
        var body = new JsonObject
        {
            ["job_id"] = job.Id,
            ["status"] = job.State.ToString().ToLowerInvariant(),
            ["total_size_bytes"] = job.Model.SizeBytes,
            ["started_at"] = Time(job.StartedAt),
        };
        if (job.State == DownloadState.Completed)
            body["completed_at"] = Time(job.EndsAt);
        return body;
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
