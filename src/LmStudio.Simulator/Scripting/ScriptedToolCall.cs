namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>A call the model makes. Several in one reply are parallel calls, sent one after the other.</summary>
public sealed record ScriptedToolCall
{
    public required string Name { get; init; }

    /// <summary>The arguments as JSON text, or as text that only looks like it.</summary>
    public string Arguments { get; init; } = "{}";

    /// <summary>Null = made up as the dialect does it; empty = left out.</summary>
    public string? Id { get; init; }

    /// <summary>What the tool answers on <c>/api/v1/chat</c>, where the server runs the tools of its integrations itself.</summary>
    public string Output { get; init; } = "";

    /// <summary>Why it could not be run there; null = it was.</summary>
    public string? Failure { get; init; }

    /// <summary>Pieces the arguments come in; 0 = name and arguments in one delta.</summary>
    public int Fragments { get; init; } = 1;
}
