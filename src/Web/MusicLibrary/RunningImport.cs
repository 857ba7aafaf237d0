using FamilyChat.Music.Import;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>An import on its way: how far it is, and the means to stop it. A stop leaves the library as it was.</summary>
public sealed class RunningImport(CancellationToken hostStopping) : IProgress<ImportProgress>, IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(hostStopping);
    private ImportProgress _reached = new(0, null);

    public CancellationToken Stopped => _stop.Token;

    public bool IsStopping => _stop.IsCancellationRequested;

    public ImportProgress Reached => Volatile.Read(ref _reached);

    public void Report(ImportProgress value) => Volatile.Write(ref _reached, value);

    /// <summary>Asks it to end; a second time changes nothing, nor does a stop that comes as it ends by itself.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It is over: its record says how it ended.
        }
    }

    public void Dispose() => _stop.Dispose();
}
