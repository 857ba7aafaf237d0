using System.Text.Json;
using FamilyChat.LmStudio.Simulator;
using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>What the model server is told to do; each behaviour waits for the question it is for.</summary>
internal static class Scripts
{
    public const string Awake = "qwen/qwen3-8b";
    public const string AwakeName = "Qwen3 8B";
    public const string Asleep = "google/gemma-4-e4b";
    public const string AsleepName = "Gemma 4";

    public static SimulatorOptions AwakeAndAsleep(TimeSpan loadTime) => SimulatorOptions.Testing with
    {
        Models =
        [
            new SimulatedModel { Id = Awake, DisplayName = AwakeName },
            new SimulatedModel { Id = Asleep, DisplayName = AsleepName, LoadedAtStart = false, LoadTime = loadTime },
        ],
    };

    public static Behaviour Answer(string question, string reply) => Behaviour.Says(reply) with { When = new() { Contains = question } };

    /// <summary>300 words, twenty milliseconds each: a reply that is seen to grow, and to end.</summary>
    public static Behaviour Slowly(string question) => Answer(question, Words(300)) with { Cadence = TimeSpan.FromMilliseconds(20) };

    /// <summary>The same for as long as anyone could need to look, stop or leave.</summary>
    public static Behaviour OnAndOn(string question) => Slowly(question) with { Text = Words(Many) };

    /// <summary>Words of a reply that nobody waits for.</summary>
    public const int Many = 6_000;

    /// <summary>Begins and then says nothing more for as long as anyone waits.</summary>
    public static Behaviour Unending(string question) => Behaviour.Stalls(afterTokens: 12, Words(20)) with { When = new() { Contains = question } };

    /// <summary>What a model says to a question about the music: a statement to look with.</summary>
    public static Behaviour MusicQuery(string sql, string assumption = "") => Behaviour.Says(JsonSerializer.Serialize(new { kind = "query", sql, assumption }));

    /// <summary>The same without a statement: <c>clarify</c> with the readings it offers, <c>not_in_library</c>.</summary>
    public static Behaviour MusicOutcome(string kind, string assumption = "", params string[] options) =>
        Behaviour.Says(JsonSerializer.Serialize(new { kind, assumption, options }));

    public static string Words(int count) => string.Join(' ', Enumerable.Range(1, count).Select(n => $"word{n}"));
}
