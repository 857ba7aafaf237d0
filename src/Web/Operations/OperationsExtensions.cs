using FamilyChat.Web.Operations.Health;
using FamilyChat.Web.Operations.Logs;
using FamilyChat.Web.Operations.Memory;
using FamilyChat.Web.Operations.Metrics;
using FamilyChat.Web.Operations.OpenApi;
using FamilyChat.Web.Operations.Settings;
using FamilyChat.Web.Operations.Starting;
using FamilyChat.Web.Operations.Systemd;

namespace FamilyChat.Web.Operations;

/// <summary>What a household needs to run FamilyChat for years: starting, watching, measuring, describing.</summary>
public static class OperationsExtensions
{
    /// <summary>Call it first: it holds the data directory before anything opens a file in it.</summary>
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddFamilyChatLogging();
        builder.AddStarting();
        builder.AddSystemdNotifications();
        builder.AddMetrics();
        builder.AddOpenApiDocument();
        builder.Services.AddHostedService<UnknownSettingWarnings>();
        builder.Services.AddHostedService<IdleMemory>();
    }

    /// <summary>Call it before everything else, so that every answer carries its id and every error is counted.</summary>
    public static void UseOperations(this WebApplication app) => app.UseMiddleware<CorrelationId>();

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApiDocument();
    }
}
