using FamilyChat.Web.Chat;
using FamilyChat.Web.Storage;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Operations.Starting;

/// <summary>The server's life from its arguments to its end.</summary>
static class Server
{
    const int Failed = 1;

    /// <summary>A published FamilyChat finds its page beside itself, wherever it is started from; null in a source tree.</summary>
    public static string? ContentRoot { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    /// <returns>0 after a stop in good order; 1 after one sentence on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> use)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot });
            // The slim builder leaves HTTPS out; a household may configure it (Kestrel:Endpoints, ASPNETCORE_URLS).
            builder.WebHost.UseKestrelHttpsConfiguration();
            add(builder);
            await using var app = builder.Build();
            Check(app.Services);
            use(app);
            await RunAsync(app);
            return 0;
        }
        catch (Exception problem) when (StartupFailure.Explain(problem) is not null)
        {
            await Console.Error.WriteLineAsync($"FamilyChat did not start: {StartupFailure.Explain(problem)}");
            return Failed;
        }
    }

    static async Task RunAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What did start is stopped in good order, or its end would be reported as a failure of its own.
            await app.StopAsync();
            throw;
        }
        await app.WaitForShutdownAsync();
    }

    /// <summary>Settings, the directory and both databases, before anything is started that would have to be stopped again.</summary>
    static void Check(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        services.GetRequiredService<DataDirectoryLock>();
        services.GetRequiredService<AppDatabase>().Open().Dispose();
        JournalFile.Prepare(services.GetRequiredService<DataDirectory>().PrivateFile("journal.db"));
    }
}
