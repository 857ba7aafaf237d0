using System.Collections.Concurrent;

namespace FamilyChat.LmStudio.Models;

/// <summary>Models that were seen to have a quirk, so that it costs one reply and not every one.</summary>
internal sealed class RememberedModels
{
    private const int MaxRemembered = 256;
    private readonly ConcurrentDictionary<(string Server, string Model), bool> _models = new();

    public bool Has(string server, string? model) => _models.ContainsKey((server, model ?? string.Empty));

    public void Add(string server, string? model)
    {
        // More than any family has: somebody is making up names. Learning anew is all that forgetting costs.
        if (_models.Count >= MaxRemembered)
            _models.Clear();
        _models[(server, model ?? string.Empty)] = true;
    }

    public void Remove(string server, string? model) => _models.TryRemove((server, model ?? string.Empty), out _);
}
