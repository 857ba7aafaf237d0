using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FamilyChat.Bench.Processes;

/// <summary>A process beside the measurement, ended with it.</summary>
internal sealed class Helper : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private Helper(Process process) => _process = process;

    internal int Id => _process.Id;

    internal static Helper Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[key] = value;
        return new Helper(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>This program again, in one of its parts.</summary>
    internal static Helper StartSelf(string part) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? Start(Environment.ProcessPath!, [typeof(Helper).Assembly.Location, part])
        : Start(Environment.ProcessPath!, [part]);

    internal async Task<string> AnswerAsync(string? order = null)
    {
        if (order is not null)
            await _process.StandardInput.WriteLineAsync(order);
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A part of the measurement has ended.");
    }

    /// <summary>Its own id and those of its children, which do the work of some servers.</summary>
    internal int[] Family() =>
        [Id, .. File.ReadAllText($"/proc/{Id}/task/{Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Waits until it answers at a path with any success.</summary>
    internal async Task ReadyAsync(int port, string path)
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}{path}", limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(10, limit.Token);
        }
    }

    internal static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
