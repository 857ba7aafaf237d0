namespace FamilyChat.Web.MusicLibrary;

/// <summary>
/// Files that were looked at and may be imported as they lie here, so that a large list is sent once. Each admin has one, the last, for
/// a while; one that is not taken by then is deleted, and so are all when the server stops. What a kill leaves goes with the uploads.
/// </summary>
/// <param name="kept">How long a file waits for its import.</param>
sealed class PreviewedFiles(TimeProvider time, TimeSpan kept) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Waiting> _files = [];
    private bool _isOver;

    /// <summary>Keeps a file for an admin in the place of the one before. It is theirs who take it from then on, or nobody's.</summary>
    public void Keep(Guid admin, Guid id, UploadedFile file)
    {
        lock (_lock)
        {
            _files.Remove(admin, out var before);
            before?.Dispose();
            if (_isOver)
                file.Dispose();
            else
                _files[admin] = new Waiting(id, file, time.CreateTimer(_ => Take(admin, id)?.Dispose(), null, kept, Timeout.InfiniteTimeSpan));
        }
    }

    /// <summary>Gives a file away: the caller disposes it. Null where it has gone, or is somebody else's.</summary>
    public UploadedFile? Take(Guid admin, Guid id)
    {
        lock (_lock)
        {
            if (_files.GetValueOrDefault(admin) is not { } waiting || waiting.Id != id)
                return null;
            _files.Remove(admin);
            waiting.Expiry.Dispose();
            return waiting.File;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            foreach (var waiting in _files.Values)
                waiting.Dispose();
            _files.Clear();
        }
    }

    private sealed record Waiting(Guid Id, UploadedFile File, ITimer Expiry) : IDisposable
    {
        public void Dispose()
        {
            Expiry.Dispose();
            File.Dispose();
        }
    }
}
