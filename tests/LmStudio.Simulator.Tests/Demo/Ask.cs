using FamilyChat.LmStudio.Simulator.Demo;
using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Models;

namespace FamilyChat.LmStudio.Simulator.Tests.Demo;

internal static class Ask
{
    private static readonly DemoModel Model = new();

    /// <summary>Turns alternate, the first is a person's.</summary>
    public static string Demo(params string[] turns) => Whole(turns).Text;

    public static ModelReply Whole(params string[] turns) =>
        Model.Answer(new ChatPrompt { Turns = [.. turns.Select((text, i) => new ChatTurn(i % 2 == 0 ? "user" : "assistant", text))] });

    public static string WithSystem(string system, string user) =>
        Model.Answer(new ChatPrompt { Turns = [new ChatTurn("system", system), new ChatTurn("user", user)] }).Text;
}
