using FamilyChat.Actors.Audit;
using FamilyChat.Web.Accounts;

namespace FamilyChat.Web.Admin.Audit;

public static class AuditExtensions
{
    /// <summary>The audit, its store and everything that is written into it from here. Needs <c>AddStorage</c>, <c>AddAccounts</c> and <c>AddChat</c>.</summary>
    public static void AddAudit(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton<JournalReader>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<AuditProjection>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<AuditDetails>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditExport>();
        services.AddSingleton<AdminLooks>();
        services.AddSingleton<PastConversations>();
        services.AddSingleton<UsageQueries>();
        services.AddSingleton<AccountOutbox>();
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDelivery>());
        services.AddSingleton<IAccountEvents, JournaledAccountEvents>();
    }

    public static void MapAuditing(this IEndpointRouteBuilder routes)
    {
        routes.MapAudit();
        routes.MapUsage();
        routes.MapPrivacy();
    }
}
