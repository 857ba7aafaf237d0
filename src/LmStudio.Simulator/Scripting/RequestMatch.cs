namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>Which requests a behaviour is for; every part that is given has to fit.</summary>
public sealed record RequestMatch
{
    /// <summary>The exact path, e.g. <c>/v1/chat/completions</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The model asked for.</summary>
    public string? Model { get; init; }

    /// <summary>Text in any message, ignoring case.</summary>
    public string? Contains { get; init; }

    internal bool Fits(string path, string model, IEnumerable<string> texts) =>
        (Path is null || string.Equals(Path, path, StringComparison.OrdinalIgnoreCase))
        && (Model is null || Model == model)
        && (Contains is null || texts.Any(text => text.Contains(Contains, StringComparison.OrdinalIgnoreCase)));
}
