using FamilyChat.LmStudio.Simulator.Generation;

namespace FamilyChat.LmStudio.Simulator.Models;

/// <summary>Says the last message back: for tests that do not care what is said.</summary>
public sealed class EchoModel : IReplyModel
{
    public ModelReply Answer(ChatPrompt prompt) => new() { Text = $"You said: {prompt.LastUserText}" };
}
