namespace FamilyChat.Actors.Users;

/// <summary>
/// Questions that were let through and that no conversation has yet reported as kept. They count for the day's limit as well, or a
/// burst to many conversations would pass before the first is counted. One that its conversation refused is forgotten after a moment.
/// </summary>
internal sealed class UncountedQuestions(TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private readonly Dictionary<MessageId, long> _since = [];

    /// <summary>How many there are, but for <paramref name="question"/> itself, which may be sent again.</summary>
    public int Besides(MessageId question)
    {
        foreach (var (id, since) in _since)
        {
            if (time.GetElapsedTime(since) >= Moment)
                _since.Remove(id);
        }

        return _since.Count - (_since.ContainsKey(question) ? 1 : 0);
    }

    public void Add(MessageId question) => _since[question] = time.GetTimestamp();

    public void Counted(MessageId question) => _since.Remove(question);
}
