namespace FamilyChat.Web.Accounts;

/// <summary>
/// Failures by key (an account, an address). An attempt counts as failed from the moment it begins, so a hundred at once get no more tries than a
/// hundred in a row. Kept in memory and bounded: the oldest key is forgotten when there are too many.
/// </summary>
sealed class AttemptCounter(AttemptRule rule, TimeProvider time, int capacity = 10_000)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <returns>Null if the attempt may go on, else how long to wait.</returns>
    public TimeSpan? Begin(string key)
    {
        lock (gate)
        {
            // Read inside: of two at once, a reading from before the other's would make a free attempt wait for it.
            var now = time.GetUtcNow();
            var entry = entries.TryGetValue(key, out var known) && now - known.Last < rule.LongestWait ? known : default;
            var wait = rule.WaitAfter(entry.Failures);
            if (wait > TimeSpan.Zero && entry.Last + wait - now is var left && left > TimeSpan.Zero) return left < wait ? left : wait;
            if (!entries.ContainsKey(key) && entries.Count >= capacity) entries.Remove(entries.MinBy(pair => pair.Value.Last).Key);
            entries[key] = new Entry(entry.Failures + 1, now);
            return null;
        }
    }

    /// <summary>The attempt succeeded: it was none of the failures.</summary>
    public void TakeBack(string key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry)) return;
            if (entry.Failures <= 1) entries.Remove(key);
            else entries[key] = entry with { Failures = entry.Failures - 1 };
        }
    }

    /// <summary>The owner has shown who they are: nothing is held against the key.</summary>
    public void Forget(string key)
    {
        lock (gate) entries.Remove(key);
    }

    readonly record struct Entry(int Failures, DateTimeOffset Last);
}
