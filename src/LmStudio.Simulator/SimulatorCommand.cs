using System.CommandLine;
using System.Globalization;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator;

/// <summary>The command line, to rehearse a failure by hand.</summary>
internal static class SimulatorCommand
{
    private const int DefaultPort = 1234;
    private const int DefaultSyntheticTokens = 200;

    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1.", DefaultValueFactory = _ => DefaultPort };
        var script = new Option<FileInfo?>("--script") { Description = "Behaviours to answer with, as README.md describes." };
        var dialect = new Option<Dialect>("--dialect") { Description = "The server to be." };
        var slots = new Option<int>("--slots") { Description = "Predictions at a time.", DefaultValueFactory = _ => 4 };
        var token = new Option<string?>("--token") { Description = "Ask for this bearer token." };
        var cadence = new Option<int>("--cadence") { Description = "Milliseconds from token to token.", DefaultValueFactory = _ => 25 };
        var synthetic = new Option<int?>("--synthetic")
        {
            Description = "Answer with this many stamped tokens, for benchmarks.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => null,
            CustomParser = result => result.Tokens.Count == 0 ? DefaultSyntheticTokens : int.Parse(result.Tokens[0].Value, CultureInfo.InvariantCulture),
        };
        var command = new RootCommand("A server that behaves like LM Studio.") { port, script, dialect, slots, token, cadence, synthetic };
        command.SetAction(async (parsed, cancelled) =>
        {
            var pace = TimeSpan.FromMilliseconds(parsed.GetValue(cadence));
            var options = new SimulatorOptions
            {
                Port = parsed.GetValue(port),
                ServerDialect = parsed.GetValue(dialect),
                Slots = parsed.GetValue(slots),
                Token = parsed.GetValue(token),
                Cadence = pace,
            };
            if (parsed.GetValue(synthetic) is { } tokens)
                options = options with { Models = [new SimulatedModel { Id = "synthetic", Mind = new SyntheticModel(tokens, pace) }] };
            var file = parsed.GetValue(script) is { } path ? await ScriptFile.ReadAsync(path.FullName, cancelled) : ScriptFile.Empty;
            await using var server = await SimulatorServer.StartAsync(file.Apply(options), cancelled);
            server.Script(file.Requests);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Listening on {server.BaseAddress}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancelled).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return 0;
        });
        return command;
    }
}
