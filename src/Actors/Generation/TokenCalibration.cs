using System.Collections.Concurrent;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// How many tokens a character costs, learned per model from what the server counted. Starts at a cautious 0.35 and moves an eighth of
/// the way with every reply, so that one odd text does not upset it.
/// </summary>
public sealed class TokenCalibration
{
    public const double Start = 0.35;

    private readonly ConcurrentDictionary<string, double> _perModel = new(StringComparer.Ordinal);

    public double TokensPerCharacter(string? model) => _perModel.GetValueOrDefault(model ?? "", Start);

    public void Learn(string? model, int characters, int tokens)
    {
        if (characters < 200 || tokens < 20)
            return;
        var seen = Math.Clamp((double)tokens / characters, 0.1, 4);
        _perModel.AddOrUpdate(model ?? "", seen, (_, known) => known + ((seen - known) / 8));
    }
}
