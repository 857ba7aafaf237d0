using System.Collections.Concurrent;

namespace FamilyChat.Actors.Generation;

/// <summary>
/// What is learned of each model while the server runs. How many tokens a character costs, from what it counted: starts at a cautious
/// 0.35 and moves an eighth of the way with every reply, so that one odd text does not upset it. And how long a prompt it really takes,
/// where that is less than it tells of its window: that too eases by an eighth with every reply, because parallel requests may have
/// shared the window at that moment.
/// </summary>
public sealed class TokenCalibration
{
    public const double Start = 0.35;

    /// <summary>In tokens; beyond it a refusal says nothing any more.</summary>
    private const int LongestWindow = 10_000_000;

    private readonly ConcurrentDictionary<string, double> _perModel = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, (int Told, int Refused)> _refusals = new(StringComparer.Ordinal);

    public double TokensPerCharacter(string? model) => _perModel.GetValueOrDefault(model ?? "", Start);

    /// <summary>The window to reckon with, in tokens; 0 for unknown. Another window than was told before may be another one in truth.</summary>
    public int Window(string? model, int told) =>
        _refusals.TryGetValue(model ?? "", out var known) && known.Told == told && (told == 0 || known.Refused < told) ? known.Refused : told;

    /// <param name="tokens">An estimate of the prompt that did not fit.</param>
    public void Refused(string? model, int told, int tokens) => _refusals[model ?? ""] = (told, Math.Max(1, tokens));

    public void Learn(string? model, int characters, int tokens)
    {
        Ease(model ?? "");
        if (characters < 200 || tokens < 20)
            return;
        var seen = Math.Clamp((double)tokens / characters, 0.1, 4);
        _perModel.AddOrUpdate(model ?? "", seen, (_, known) => known + ((seen - known) / 8));
    }

    private void Ease(string model)
    {
        if (!_refusals.TryGetValue(model, out var known))
            return;
        if (known.Refused > LongestWindow)
            _refusals.TryRemove(model, out _);
        else
            _refusals[model] = known with { Refused = known.Refused + (known.Refused / 8) + 1 };
    }
}
