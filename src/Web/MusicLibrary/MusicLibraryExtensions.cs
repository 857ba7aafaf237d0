namespace FamilyChat.Web.MusicLibrary;

public static class MusicLibraryExtensions
{
    /// <summary>As long as somebody may read through how a list will be read.</summary>
    private static readonly TimeSpan KeptForImport = TimeSpan.FromMinutes(15);

    /// <summary>The library, what fills it, and the services that answer from it.</summary>
    public static void AddMusicLibrary(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MusicOptions>()
            .BindConfiguration(MusicOptions.Section)
            .Validate(o => o.LookEverySeconds is >= 1 and <= 3600, $"{MusicOptions.Section}:LookEverySeconds must be between 1 and 3600.")
            .Validate(o => o.UploadBytes > 0, $"{MusicOptions.Section}:UploadBytes must be at least 1.")
            .ValidateOnStart();
        builder.Services.AddSingleton<OpenLibrary>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OpenLibrary>());
        builder.Services.AddSingleton(services => services.GetRequiredService<OpenLibrary>().Services);
        builder.Services.AddSingleton<Imports>();
        builder.Services.AddSingleton(services => new PreviewedFiles(services.GetRequiredService<TimeProvider>(), KeptForImport));
        builder.Services.AddHostedService<LibraryKeeper>();
    }

    public static void MapMusicLibrary(this IEndpointRouteBuilder routes)
    {
        routes.MapAdminMusic();
        routes.MapMemberMusic();
        routes.MapRowDownloads();
    }
}
