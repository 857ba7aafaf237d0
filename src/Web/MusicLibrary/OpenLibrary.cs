using FamilyChat.Actors.MusicQueries;
using FamilyChat.Music.Import;
using FamilyChat.Music.Sql;
using FamilyChat.Web.Storage;
using Microsoft.Data.Sqlite;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>
/// <c>music.db</c>, opened before anything else starts, so that a file that cannot be used ends the start with its reason instead of
/// failing somebody's question.
/// </summary>
public sealed class OpenLibrary(DataDirectory data, AppDatabase database, IConfiguration configuration, TimeProvider time) : IHostedLifecycleService, IAsyncDisposable
{
    public const string File = "music.db";

    private MusicServices? _services;

    /// <exception cref="InvalidOperationException">Asked for before the host has started.</exception>
    public MusicServices Services => _services ?? throw new InvalidOperationException("The music library is not open yet.");

    public Music.Library.MusicLibrary Library => Services.Library;

    /// <exception cref="StorageException">The file is damaged, or from a newer FamilyChat.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var limits = configuration.GetSection("FamilyChat:Limits:MusicQuery").Get<QueryLimits>() ?? new QueryLimits();
        var importing = configuration.GetSection("FamilyChat:Limits:MusicImport").Get<ImportLimits>() ?? new ImportLimits();
        var path = data.PrivateFile(File);
        try
        {
            var library = await Music.Library.MusicLibrary.OpenAsync(path, importing, time, cancellationToken);
            _services = MusicServices.Over(library, limits, time, new ChosenLanguages(database));
        }
        catch (Exception problem) when (problem is SqliteException or NotSupportedException)
        {
            throw new StorageException($"Cannot use {path}: {problem.Message} Move the file away to start with an empty library, and import the music again.", problem);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_services is { } services)
            await services.Library.DisposeAsync();
        _services = null;
    }
}
