namespace FamilyChat.Web.Accounts;

/// <summary>
/// Failures by key (an account, an address). An attempt counts as failed from the moment it begins, so a hundred at once get no more tries than a
/// hundred in a row. Kept in memory and bounded: the oldest key is forgotten when there are too many.
/// </summary>
sealed class AttemptCounter(AttemptRule rule, TimeProvider time, int capacity = 10_000)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Failures> entries = new(StringComparer.Ordinal);

    /// <summary>Goes on from what was counted before.</summary>
    public AttemptCounter Resume(IEnumerable<KeyValuePair<string, Failures>> counted)
    {
        lock (gate)
        {
            foreach (var (key, failures) in counted.OrderByDescending(entry => entry.Value.Last).Take(capacity)) entries[key] = failures;
        }
        return this;
    }

    /// <returns>Null if the attempt may go on, else how long to wait.</returns>
    public TimeSpan? Begin(string key)
    {
        lock (gate)
        {
            // Read inside: of two at once, a reading from before the other's would make a free attempt wait for it.
            var now = time.GetUtcNow();
            var entry = entries.TryGetValue(key, out var known) && now - known.Last < rule.LongestWait ? known : default;
            // After a clock was set back the wait begins now, not when the clock has caught up.
            if (entry.Last > now) entries[key] = entry = entry with { Last = now };
            var wait = rule.WaitAfter(entry.Count);
            if (wait > TimeSpan.Zero && entry.Last + wait - now is var left && left > TimeSpan.Zero) return left;
            if (!entries.ContainsKey(key) && entries.Count >= capacity) entries.Remove(entries.MinBy(pair => pair.Value.Last).Key);
            entries[key] = new Failures(entry.Count + 1, now);
            return null;
        }
    }

    /// <summary>The attempt succeeded: it was none of the failures.</summary>
    public void TakeBack(string key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry)) return;
            if (entry.Count <= 1) entries.Remove(key);
            else entries[key] = entry with { Count = entry.Count - 1 };
        }
    }

    /// <summary>The owner has shown who they are: nothing is held against the key.</summary>
    /// <returns>Whether there was anything besides the attempt that succeeded.</returns>
    public bool Forget(string key)
    {
        lock (gate) return entries.Remove(key, out var entry) && entry.Count > 1;
    }

    /// <returns>Null if nothing is held against the key.</returns>
    public Failures? Find(string key)
    {
        lock (gate) return entries.TryGetValue(key, out var entry) ? entry : null;
    }
}

readonly record struct Failures(int Count, DateTimeOffset Last);
