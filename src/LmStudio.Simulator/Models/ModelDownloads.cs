namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>
/// Models that are in the hub only until they are downloaded. How far a download is follows from the clock when someone looks, as with
/// everything on the shelf.
/// </summary>
internal sealed class ModelDownloads(SimulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly List<ModelDownload> _jobs = [];

    /// <summary>What is on disk by now.</summary>
    public IReadOnlyList<SimulatedModel> OnDisk => [.. options.Models.Where(model => !model.InHubOnly || Find(model)?.State == DownloadState.Completed)];

    /// <summary>Begins a download, or joins the one under way.</summary>
    /// <returns>Null if the model is on disk already.</returns>
    public ModelDownload? Begin(SimulatedModel model)
    {
        lock (_lock)
        {
            if (!model.InHubOnly || Find(model)?.State == DownloadState.Completed)
                return null;
            if (Find(model) is { State: DownloadState.Downloading } under)
                return under;
            var job = new ModelDownload($"job_{_jobs.Count + 1:d8}", model, options.TimeProvider);
            _jobs.Add(job);
            return job;
        }
    }

    public ModelDownload? Find(string id)
    {
        lock (_lock)
            return _jobs.Find(job => job.Id == id);
    }

    private ModelDownload? Find(SimulatedModel model)
    {
        lock (_lock)
            return _jobs.FindLast(job => job.Model == model);
    }
}

/// <summary>One download; its times are the clock's.</summary>
internal sealed class ModelDownload(string id, SimulatedModel model, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    public string Id => id;
    public SimulatedModel Model => model;
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public DownloadState State => Share < 1 ? DownloadState.Downloading : model.DownloadError is null ? DownloadState.Completed : DownloadState.Failed;

    public DateTimeOffset EndsAt => StartedAt + model.DownloadTime;

    public long DownloadedBytes => (long)(model.SizeBytes * Share);

    public long BytesPerSecond => model.DownloadTime > TimeSpan.Zero ? (long)(model.SizeBytes / model.DownloadTime.TotalSeconds) : model.SizeBytes;

    private double Share => model.DownloadTime > TimeSpan.Zero ? Math.Min(1, clock.GetElapsedTime(_began) / model.DownloadTime) : 1;
}

internal enum DownloadState
{
    Downloading,
    Completed,
    Failed,
}
