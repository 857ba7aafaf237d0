using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>
/// The models on disk and in memory: loading on demand, idle time to live, eviction. Expiry is worked out when someone
/// looks, so that it needs no timer and follows the clock it is given.
/// </summary>
internal sealed class ModelShelf(SimulatorOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ModelInstance> _loaded = [];
    private readonly Dictionary<string, Task<ModelInstance>> _loading = [];
    private readonly TimeProvider _clock = options.TimeProvider;

    public ModelDownloads Downloads { get; } = new(options);

    public IReadOnlyList<SimulatedModel> Downloaded => Downloads.OnDisk;

    public IReadOnlyList<ModelInstance> Loaded
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return [.. _loaded];
            }
        }
    }

    public void LoadAtStart()
    {
        lock (_lock)
        {
            foreach (var model in Downloaded.Where(model => model.LoadedAtStart))
                Place(model, contextLength: null, timeToLive: null);
        }
    }

    public TimeSpan? Remaining(ModelInstance instance)
    {
        if (instance.TimeToLive is not { } ttl)
            return null;
        var left = ttl - _clock.GetElapsedTime(instance.LastUsed);
        return instance.InUse > 0 ? ttl : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>The instance that answers a request, loaded if need be, and kept from expiring until it is returned.</summary>
    /// <exception cref="WireException">No model can answer.</exception>
    public async Task<ModelInstance> RentAsync(string model, bool embedding, TimeSpan? timeToLive, CancellationToken cancelled)
    {
        Task<ModelInstance> loading;
        lock (_lock)
        {
            Expire();
            if (ModelChoice.Choose(model, embedding, _loaded, Downloaded, options) is { } ready)
                return Use(ready, timeToLive);
            var wanted = options.Models.First(known => known.Id == model);
            loading = JoinLoading(wanted);
        }
        var instance = await loading.WaitAsync(cancelled);
        lock (_lock)
            return Use(instance, timeToLive);
    }

    public void Return(ModelInstance instance)
    {
        lock (_lock)
        {
            instance.InUse--;
            instance.LastUsed = _clock.GetTimestamp();
        }
    }

    /// <summary>Loads another instance by hand, as <c>POST /api/v1/models/load</c> and <c>lms load</c> do.</summary>
    public async Task<ModelInstance> LoadAsync(SimulatedModel model, int? contextLength, CancellationToken cancelled)
    {
        await WaitForLoadAsync(model, cancelled);
        lock (_lock)
            return Place(model, contextLength, timeToLive: null);
    }

    public bool Unload(string instanceId)
    {
        lock (_lock)
        {
            Expire();
            var instance = _loaded.Find(loaded => loaded.Id == instanceId);
            if (instance is null)
                return false;
            Remove(instance);
            return true;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _loaded.ForEach(instance => instance.Dispose());
    }

    private Task<ModelInstance> JoinLoading(SimulatedModel model)
    {
        if (!options.DuplicateOnConcurrentLoad && _loading.TryGetValue(model.Id, out var under))
            return under;
        var loading = LoadJustInTimeAsync(model);
        if (!loading.IsCompleted)
            _loading[model.Id] = loading;
        return loading;
    }

    /// <summary>Not cancelled by the request that asked: a load that has begun runs to its end.</summary>
    private async Task<ModelInstance> LoadJustInTimeAsync(SimulatedModel model)
    {
        try
        {
            await WaitForLoadAsync(model, options.Stopping);
            lock (_lock)
            {
                if (options.AutoEvict)
                {
                    foreach (var other in _loaded.Where(other => other.TimeToLive is not null && other.Model != model).ToList())
                        Remove(other);
                }
                return Place(model, contextLength: null, options.IdleTimeToLive);
            }
        }
        finally
        {
            lock (_lock)
                _loading.Remove(model.Id);
        }
    }

    private async Task WaitForLoadAsync(SimulatedModel model, CancellationToken cancelled)
    {
        if (model.LoadTime > TimeSpan.Zero)
            await Task.Delay(model.LoadTime, _clock, cancelled);
        if (model.LoadError is { } refusal)
            throw new WireException(WireError.Server(refusal));
    }

    private static ModelInstance Use(ModelInstance instance, TimeSpan? timeToLive)
    {
        instance.InUse++;
        if (timeToLive is not null && instance.TimeToLive is not null)
            instance.TimeToLive = timeToLive;
        return instance;
    }

    private ModelInstance Place(SimulatedModel model, int? contextLength, TimeSpan? timeToLive)
    {
        var number = 1;
        var id = model.Id;
        while (_loaded.Exists(loaded => loaded.Id == id))
            id = $"{model.Id}:{++number}";
        var length = Math.Min(contextLength ?? model.LoadedContextLength, model.MaxContextLength);
        var instance = new ModelInstance(id, model, length, options.Slots, options.MaxQueued)
        {
            TimeToLive = timeToLive,
            LastUsed = _clock.GetTimestamp(),
        };
        _loaded.Add(instance);
        return instance;
    }

    private void Expire()
    {
        foreach (var instance in _loaded.Where(loaded => loaded.InUse == 0 && Remaining(loaded) == TimeSpan.Zero).ToList())
            Remove(instance);
    }

    private void Remove(ModelInstance instance)
    {
        _loaded.Remove(instance);
        instance.Unload();
    }
}
