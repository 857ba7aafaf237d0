using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator;

/// <summary>The command line, to rehearse a failure by hand and to load a benchmark.</summary>
internal sealed class SimulatorCommand
{
    private readonly Option<int> _port = new("--port") { Description = "Port on 127.0.0.1; 0 = any.", DefaultValueFactory = _ => 1234 };
    private readonly Option<FileInfo?> _script = new("--script") { Description = "Behaviours to answer with; README.md has the format." };
    private readonly Option<Dialect> _dialect = new("--dialect") { Description = "The server to be." };
    private readonly Option<int> _slots = new("--slots") { Description = "Predictions at a time.", DefaultValueFactory = _ => 4 };
    private readonly Option<string?> _token = new("--token") { Description = "Ask for this bearer token." };
    private readonly Option<double> _cadence = new("--cadence") { Description = "Milliseconds from token to token.", DefaultValueFactory = _ => 25 };
    private readonly Option<int?> _synthetic = new("--synthetic") { Description = "Answer with this many stamped tokens, for benchmarks." };

    public static RootCommand Create()
    {
        var command = new SimulatorCommand();
        var root = new RootCommand("A server that behaves like LM Studio.")
        {
            command._port, command._script, command._dialect, command._slots, command._token, command._cadence, command._synthetic,
        };
        root.SetAction(command.RunAsync);
        return root;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancelled)
    {
        var output = parsed.InvocationConfiguration;
        try
        {
            var script = parsed.GetValue(_script) is { } file ? await ScriptFile.ReadAsync(file.FullName, cancelled) : ScriptFile.Empty;
            await using var server = await SimulatorServer.StartAsync(script.Apply(Options(parsed)), cancelled);
            server.Script(script.Requests);
            await output.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Listening on {server.BaseAddress}"));
            await UntilAsync(cancelled);
            return 0;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            await output.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private SimulatorOptions Options(ParseResult parsed)
    {
        var options = new SimulatorOptions
        {
            Port = parsed.GetValue(_port),
            ServerDialect = parsed.GetValue(_dialect),
            Slots = parsed.GetValue(_slots),
            Token = parsed.GetValue(_token),
            Cadence = TimeSpan.FromMilliseconds(parsed.GetValue(_cadence)),
        };
        return parsed.GetValue(_synthetic) is { } tokens
            ? options with { Models = [new SimulatedModel { Id = "synthetic", Mind = new SyntheticModel(tokens, options.Cadence) }] }
            : options;
    }

    private static async Task UntilAsync(CancellationToken cancelled)
    {
        var ended = new TaskCompletionSource();
        await using var registration = cancelled.Register(ended.SetResult);
        await ended.Task;
    }
}
