namespace FamilyChat.LmStudio.Simulator.Scripting;

/// <summary>Behaviours waiting for the request they are for: the first that fits is taken, oldest first.</summary>
internal sealed class ScriptQueue
{
    private readonly Lock _lock = new();
    private readonly List<(Behaviour Behaviour, int Left)> _waiting = [];

    public void Add(IEnumerable<Behaviour> behaviours)
    {
        lock (_lock)
            _waiting.AddRange(behaviours.Select(behaviour => (behaviour, behaviour.Times)));
    }

    public void Clear()
    {
        lock (_lock)
            _waiting.Clear();
    }

    public Behaviour Take(string path, string model, IEnumerable<string> texts) => Take(path, model, texts, _ => true);

    /// <summary>Only a behaviour that names the path: for requests that write no text.</summary>
    public Behaviour TakeNamed(string path, string model, IEnumerable<string> texts) =>
        Take(path, model, texts, behaviour => behaviour.When?.Path is not null);

    private Behaviour Take(string path, string model, IEnumerable<string> texts, Func<Behaviour, bool> isFor)
    {
        lock (_lock)
        {
            for (var i = 0; i < _waiting.Count; i++)
            {
                var (behaviour, left) = _waiting[i];
                if (behaviour.When?.Fits(path, model, texts) == false || !isFor(behaviour))
                    continue;
                if (left == 1)
                    _waiting.RemoveAt(i);
                else if (left > 1)
                    _waiting[i] = (behaviour, left - 1);
                return behaviour;
            }
            return Behaviour.Ordinary;
        }
    }
}
