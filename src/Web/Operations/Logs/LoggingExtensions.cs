using Microsoft.Extensions.Configuration.Memory;

namespace FamilyChat.Web.Operations.Logs;

/// <summary>
/// One line an entry; in the format journald reads (priority first) when the output goes there. No text of a chat is ever given to a logger.
/// </summary>
static class LoggingExtensions
{
    // Lowest in the order of settings: appsettings.json, the environment and the command line may all say otherwise (Logging:LogLevel:…).
    static readonly Dictionary<string, string?> Defaults = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // The keys lie beside the data they protect, in a folder only their owner reads; docs/security.md says so once.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Why the start failed is said in one sentence by StartupFailure; these two would add the stack trace.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel"] = "None",
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.BadRequests"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.Connections"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.Http2"] = "Warning",
    };

    public static void AddFamilyChatLogging(this WebApplicationBuilder builder)
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None);
        if (Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 })
        {
            builder.Logging.AddSystemdConsole(console => console.IncludeScopes = true);
            return;
        }
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.IncludeScopes, console.TimestampFormat) = (true, true, "HH:mm:ss "));
    }
}
