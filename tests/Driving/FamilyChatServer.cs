using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace FamilyChat.Driving;

/// <summary>The published server as a process of its own, so that it can be killed as a power cut would.</summary>
internal sealed class FamilyChatServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("familychat-").FullName;
    private readonly HeldPort _port = HeldPort.Take();
    private readonly string _modelServer;
    private readonly (string Key, string Value)[] _settings;
    private readonly List<string> _log = [];
    private Process _process;
    private bool _gone;

    private FamilyChatServer(string modelServer, string? data, (string Key, string Value)[] settings)
    {
        (_modelServer, _settings) = (modelServer, settings);
        DataDirectory = data ?? Path.Combine(_folder, "data");
        _process = Launch();
    }

    public string DataDirectory { get; }

    public int ProcessId => _process.Id;

    public string Address => $"http://127.0.0.1:{_port.Number}";

    /// <summary>Everything the server has printed.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    /// <param name="modelServer">Its address; empty for the built-in demo.</param>
    public static Task<FamilyChatServer> StartAsync(string modelServer) => StartAsync(modelServer, data: null);

    /// <param name="data">The data directory, which outlives the server; null for one of its own.</param>
    /// <param name="settings">Pairs under <c>FamilyChat:</c>, for example <c>("ModelServer:Slots", "1")</c>.</param>
    /// <exception cref="InvalidOperationException">It ended instead of becoming ready; the message holds what it printed.</exception>
    public static async Task<FamilyChatServer> StartAsync(string modelServer, string? data, params (string Key, string Value)[] settings)
    {
        var server = new FamilyChatServer(modelServer, data, settings);
        try
        {
            await server.ReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Variables of the process itself, besides its settings; they count from the next start.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>SIGKILL, then a new process on the same data and port.</summary>
    public async Task KillAndRestartAsync()
    {
        Kill();
        _process = Launch();
        await ReadyAsync();
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _gone = true;
    }

    /// <summary>SIGTERM, as systemd stops a service; ends when the process has.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async Task RestartAsync()
    {
        BeginStart();
        await ReadyAsync();
    }

    /// <summary>The start, without waiting for what comes of it.</summary>
    public void BeginStart() => _process = Launch();

    public ValueTask DisposeAsync()
    {
        // What ended a test between a kill and the next start is not to be hidden by this.
        if (!_gone)
            Kill();
        _port.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.PublishedServer, "--urls", Address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
            Environment =
            {
                ["FamilyChat__DataDirectory"] = DataDirectory,
                ["FamilyChat__Registration"] = "open",
                ["FamilyChat__Limits__TitlesByModel"] = "false",
                ["LM_STUDIO_URL"] = _modelServer,
            },
        };
        foreach (var (key, value) in _settings)
            start.Environment[$"FamilyChat__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _gone = false;
        return process;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_log)
            _log.Add(line.Data);
    }

    private async Task ReadyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        while (true)
        {
            if (_process.HasExited)
            {
                // Only this waits for the last lines it printed, which say why.
                await _process.WaitForExitAsync(CancellationToken.None);
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Log}");
            }

            try
            {
                using var answer = await http.GetAsync("/health/ready", limit.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"The server was not ready within {Patience.TotalSeconds} s:\n{Log}", late);
            }

            await Task.Delay(50);
        }
    }
}
