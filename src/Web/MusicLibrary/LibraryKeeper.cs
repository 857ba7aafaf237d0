using FamilyChat.Music.Import;
using FamilyChat.Music.Library;
using FamilyChat.Music.Sample;
using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Storage;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.MusicLibrary;

/// <summary>Keeps the library filled: with the sample on a fresh machine, or with the source the household named, whenever it changes.</summary>
sealed class LibraryKeeper(
    OpenLibrary library, Imports imports, DataDirectory data, IOptions<MusicOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<LibraryKeeper> log)
    : BackgroundService
{
    /// <summary>Before the server listens, so that nothing that is being uploaded is mistaken for what was left.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        UploadedFile.ForgetInterrupted(data);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        if (options.Value.Source is { Length: > 0 } source)
            await FollowAsync(source, stoppingToken);
        else if (library.Library.Current is null && options.Value.Sample)
            await FillAsync(stoppingToken);
    }

    private async Task FollowAsync(string source, CancellationToken stopping)
    {
        if (!Path.Exists(source))
            log.LogWarning("The music source {Source} is not there; it is waited for", source);
        // After a restart the files are still those that were imported: reading them again would only empty the caches.
        var watcher = new SourceWatcher(source, TimeSpan.FromSeconds(options.Value.LookEverySeconds), time, library.Library.Current?.Stamp);
        await foreach (var files in watcher.ChangesAsync(stopping))
            await imports.RunAsync(imports.NewId(), files, stopping);
    }

    private async Task FillAsync(CancellationToken stopping)
    {
        var path = Path.Combine(data.PrivateFolder(UploadedFile.Folder), "sample.csv");
        try
        {
            await SampleLibrary.WriteAsync(path, stopping);
            await imports.RunAsync(imports.NewId(), [new ImportSource(path, SampleLibrary.Name)], stopping);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
