using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>The model server of these tests: many slots, and every reply the same.</summary>
static class Model
{
    public const int Slots = 64;

    public static string Story(int words) => string.Join(' ', Enumerable.Range(1, words).Select(n => $"word{n}"));

    public static async Task<SimulatorServer> StartAsync(string text, TimeSpan cadence)
    {
        var server = await SimulatorServer.StartAsync(new SimulatorOptions
        {
            Cadence = cadence,
            Slots = Slots,
            Models = [new SimulatedModel { Id = "test/model" }],
        });
        return server.Script(new Behaviour { Text = text, Cadence = cadence, Times = 0 });
    }

    /// <summary>Every word tells when it was written; see <see cref="StampedWords"/>.</summary>
    public static Task<SimulatorServer> StampedAsync() => SimulatorServer.StartAsync(new SimulatorOptions
    {
        Slots = Slots,
        Models = [new SimulatedModel { Id = "test/model", Mind = new StampedWords() }],
    });
}
