namespace FamilyChat.Web.Operations.Settings;

sealed class UnknownSettingWarnings(IConfiguration configuration, ILogger<UnknownSettingWarnings> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var sentence in UnknownSettings.In(configuration)) log.LogWarning("{Sentence} See docs/settings.md.", sentence);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
