using FamilyChat.Web.Operations.Health;

namespace FamilyChat.Web.Operations.Systemd;

static class SystemdExtensions
{
    public static void AddSystemdNotifications(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        if (SystemdOptions.Read(Environment.GetEnvironmentVariable, Environment.ProcessId) is not { } options) return;
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<SystemdNotifier>();
    }
}
