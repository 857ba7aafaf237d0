using System.Diagnostics;
using FamilyChat.Driving;

namespace FamilyChat.Deploy.Tests.Support;

/// <summary>The published program: as a command that ends, or as a server on loopback.</summary>
sealed class PublishedServer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;
    readonly HeldPort held;
    readonly List<string> lines = [];

    PublishedServer(Process process, HeldPort port)
    {
        (this.process, held, Address) = (process, port, At(port));
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int ProcessId => process.Id;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    public static Task<Outcome> CommandAsync(string folder, params string[] arguments) =>
        Shell.RunAsync("dotnet", [Path.Combine(Repository.App, "FamilyChat.Web.dll"), .. arguments], start => Prepare(start, folder, []));

    /// <param name="folder">Working directory; the data lies in <c>data</c> under it.</param>
    public static async Task<PublishedServer> StartAsync(string folder, params (string Name, string Value)[] environment)
    {
        var port = HeldPort.Take();
        var started = Shell.Start(
            "dotnet", [Path.Combine(Repository.App, "FamilyChat.Web.dll"), "--urls", At(port).AbsoluteUri], start => Prepare(start, folder, environment));
        var server = new PublishedServer(started, port);
        await server.UntilAsync(server.IsReadyAsync);
        return server;
    }

    /// <summary>SIGTERM, as systemd sends it.</summary>
    public async Task<int> StopAsync()
    {
        using (Process.Start("kill", ["-TERM", $"{process.Id}"])) await UntilAsync(() => Task.FromResult(process.HasExited), mayEnd: true);
        return process.ExitCode;
    }

    public async Task UntilAsync(Func<Task<bool>> condition, bool mayEnd = false)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (!mayEnd && process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode}:\n{string.Join('\n', Lines)}");
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        held.Dispose();
    }

    static Uri At(HeldPort port) => new($"http://127.0.0.1:{port.Number}");

    async Task<bool> IsReadyAsync()
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static void Prepare(ProcessStartInfo start, string folder, (string Name, string Value)[] environment)
    {
        start.WorkingDirectory = folder;
        start.Environment["FamilyChat__DataDirectory"] = Path.Combine(folder, "data");
        start.Environment["FamilyChat__Registration"] = "open";
        foreach (var name in new[] { "LM_STUDIO_URL", "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM", "ASPNETCORE_URLS" }) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (lines) lines.Add(line.Data);
    }
}
