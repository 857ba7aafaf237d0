namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>One kind of question the demo model can answer.</summary>
internal interface IIntent
{
    /// <returns>The answer, or null when the question is not of this kind.</returns>
    string? Answer(DemoQuestion question);
}
