using System.Globalization;
using System.Net.Sockets;
using FamilyChat.Web.Operations.Health;

namespace FamilyChat.Web.Operations.Systemd;

/// <summary>
/// Ready, alive, stopping. The watchdog is fed only while the actors answer: a process that merely exists is restarted by systemd.
/// </summary>
sealed class SystemdNotifier(Readiness readiness, SystemdOptions options, TimeProvider time, ILogger<SystemdNotifier> log) : IHostedLifecycleService, IDisposable
{
    readonly CancellationTokenSource stopping = new();
    Task feeding = Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Tell("READY=1\nSTATUS=Serving the family.");
        if (options.FeedEvery is { } interval) feeding = FeedAsync(interval, stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Tell("STOPPING=1\nSTATUS=Finishing what was begun.");
        await stopping.CancelAsync();
        await feeding;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();

    async Task FeedAsync(TimeSpan interval, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                var answer = await readiness.ActorsAsync(cancel);
                if (answer == Readiness.Good) Tell("WATCHDOG=1");
                else log.LogError("The watchdog is not fed: {Reason}", answer);
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            // Stopping: systemd waits without a watchdog now.
        }
    }

    void Tell(string message)
    {
        try
        {
            NotifySocket.Send(options.Socket, message);
        }
        catch (SocketException problem)
        {
            log.LogWarning("systemd could not be told '{Message}': {Reason}", message.Split('\n')[0], problem.Message);
        }
    }
}

/// <param name="Socket">As <c>NOTIFY_SOCKET</c> gives it.</param>
/// <param name="FeedEvery">Half of the watchdog's patience, as sd_watchdog_enabled(3) advises; null without a watchdog.</param>
sealed record SystemdOptions(string Socket, TimeSpan? FeedEvery)
{
    /// <returns>Null outside of systemd.</returns>
    public static SystemdOptions? Read(Func<string, string?> variable, int processId)
    {
        if (variable(NotifySocket.Variable) is not { Length: > 1 } socket || socket[0] is not ('/' or '@')) return null;
        var meant = variable("WATCHDOG_PID") is not { Length: > 0 } pid || pid == processId.ToString(CultureInfo.InvariantCulture);
        var patience = meant && long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros > 0
            ? TimeSpan.FromMicroseconds(micros)
            : (TimeSpan?)null;
        return new SystemdOptions(socket, patience / 2);
    }
}
