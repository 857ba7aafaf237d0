namespace Akka.Contract.Tests.Persistence;

/// <summary>What a <see cref="ScenarioActor"/> did, written down as it happened, and the rules that every such record keeps.</summary>
public sealed class Trace
{
    private readonly Queue<(string Token, bool CommandsWait)> _pending = new();
    private readonly List<string> _invoked = [];
    private readonly List<string> _acknowledged = [];
    private readonly List<string> _recovering = [];
    private readonly List<string> _broken = [];
    private int _commands;

    /// <summary>Events that may come back.</summary>
    public IReadOnlyList<string> Invoked => _invoked;

    /// <summary>What came back last.</summary>
    public IReadOnlyList<string> Recovered { get; private set; } = [];

    public bool Restarted { get; private set; }

    public IReadOnlyList<string> BrokenRules => _broken;

    public void Command(int number)
    {
        Rule(number == _commands++, $"command {number} out of order");
        Rule(!_pending.Any(pending => pending.CommandsWait), $"command {number} before the handlers it has to wait for");
    }

    public void Persisted(string token, bool commandsWait)
    {
        _invoked.Add(token);
        _pending.Enqueue((token, commandsWait));
    }

    public void Deferred(string token) => _pending.Enqueue((token, CommandsWait: false));

    public void Handled(string token)
    {
        TakeFromPending(token);
        if (_invoked.Contains(token))
            _acknowledged.Add(token);
    }

    public void Rejected(string token)
    {
        TakeFromPending(token);
        _invoked.Remove(token);
    }

    public void Restart()
    {
        _pending.Clear();
        Restarted = true;
    }

    public void Replayed(string token) => _recovering.Add(token);

    public void RecoveryCompleted()
    {
        Recovered = [.. _recovering];
        _recovering.Clear();
        Rule(IsSubsequence(_acknowledged, Recovered), $"acknowledged [{Join(_acknowledged)}] but recovered [{Join(Recovered)}]");
        Rule(IsSubsequence(Recovered, _invoked), $"persisted [{Join(_invoked)}] but recovered [{Join(Recovered)}]");
    }

    private static bool IsSubsequence(IEnumerable<string> part, IEnumerable<string> whole)
    {
        using var rest = whole.GetEnumerator();
        return part.All(token =>
        {
            while (rest.MoveNext())
            {
                if (rest.Current == token)
                    return true;
            }

            return false;
        });
    }

    private static string Join(IEnumerable<string> tokens) => string.Join(' ', tokens);

    private void TakeFromPending(string token) =>
        Rule(_pending.TryDequeue(out var next) && next.Token == token, $"handler of {token} ran instead of that of {next.Token ?? "none"}");

    private void Rule(bool kept, string otherwise)
    {
        if (!kept)
            _broken.Add(otherwise);
    }
}
