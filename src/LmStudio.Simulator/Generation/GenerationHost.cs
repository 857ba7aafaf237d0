using FamilyChat.LmStudio.Simulator.Models;
using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Generation;

/// <summary>What all generations share.</summary>
internal sealed record GenerationHost(SimulatorOptions Options, ModelShelf Shelf, ScriptQueue Script, SimulatorRecorder Recorder)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 21;
    private long _replies;

    /// <summary>A reply id as LM Studio's look: 21 small letters and digits. Counted, so that runs repeat exactly.</summary>
    public string NewId(string prefix = "chatcmpl-")
    {
        var seed = unchecked((ulong)Interlocked.Increment(ref _replies) * 0x9E37_79B9_7F4A_7C15UL);
        return prefix + string.Create(IdLength, seed, static (letters, state) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = Alphabet[(int)(state >> 58) % Alphabet.Length];
                state = unchecked((state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL);
            }
        });
    }
}
