using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;

namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>The built-in model that answers when no real one is connected: deterministic, and open about being a demo.</summary>
public sealed class DemoModel : IReplyModel
{
    public static SimulatedModel Definition { get; } = new()
    {
        Id = "familychat/demo",
        DisplayName = "FamilyChat demo",
        Architecture = "demo",
        Format = "gguf",
        Quantization = "none",
        ParametersText = "0B",
        SizeBytes = 0,
        MaxContextLength = 32_768,
        LoadedContextLength = 32_768,
        Mind = new DemoModel(),
    };

    public ModelReply Answer(ChatPrompt prompt) =>
        new() { Text = "Hello! I am the demo model built into FamilyChat. Connect LM Studio for real answers." };
}
