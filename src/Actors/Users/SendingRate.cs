namespace FamilyChat.Actors.Users;

/// <summary>At most so many calls for a reply in any minute, by a message or again; more is refused before it costs anything.</summary>
internal sealed class SendingRate(Func<int> limit, TimeProvider time)
{
    private readonly Queue<long> _recent = new();

    public bool Allow()
    {
        var perMinute = limit();
        if (perMinute <= 0)
            return true;
        while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= TimeSpan.FromMinutes(1))
            _recent.Dequeue();
        if (_recent.Count >= perMinute)
            return false;
        _recent.Enqueue(time.GetTimestamp());
        return true;
    }
}
