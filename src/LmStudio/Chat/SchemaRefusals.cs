using System.Collections.Concurrent;

namespace FamilyChat.LmStudio.Chat;

/// <summary>Remembers which models' servers refuse structured output, so that they are asked in vain once and not at every question.</summary>
internal sealed class SchemaRefusals
{
    private const int MaxRemembered = 256;
    private readonly ConcurrentDictionary<(string Server, string Model), bool> _refused = new();

    public bool Knows(string server, string? model) => _refused.ContainsKey((server, model ?? string.Empty));

    public void Remember(string server, string? model)
    {
        // More than any family has: somebody is making up names. Asking once more is all that forgetting costs.
        if (_refused.Count >= MaxRemembered)
            _refused.Clear();
        _refused[(server, model ?? string.Empty)] = true;
    }
}
