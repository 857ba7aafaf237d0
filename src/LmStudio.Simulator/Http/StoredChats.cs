using FamilyChat.LmStudio.Simulator.Generation;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>The chats a server keeps, found again by <c>previous_response_id</c>; the oldest goes first.</summary>
internal sealed class StoredChats
{
    private const int MaxStored = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Id, IReadOnlyList<ChatTurn> Turns)> _stored = [];

    /// <exception cref="WireException">There is none of that id.</exception>
    public IReadOnlyList<ChatTurn> Find(string? id)
    {
        if (id is null)
            return [];
        lock (_lock)
        {
            foreach (var (stored, turns) in _stored)
            {
                if (stored == id)
                    return turns;
            }
        }
        throw NativeChatReader.Invalid(
            $"Previous response with id '{id}' not found.", "previous_response_id", "previous_response_not_found");
    }

    public void Add(string id, IReadOnlyList<ChatTurn> turns)
    {
        lock (_lock)
        {
            _stored.AddLast((id, turns));
            if (_stored.Count > MaxStored)
                _stored.RemoveFirst();
        }
    }
}
