namespace FamilyChat.Actors.Serialization;

/// <summary>
/// Anything that is kept in the journal. Every event and snapshot inherits it, so that none can be written without the serializer
/// knowing it: a test compares the two lists.
/// </summary>
public interface IJournaled;

/// <summary>Something that happened to a member, for ever. Only ever add to an event; a new shape is a new manifest.</summary>
public interface IJournalEvent : IJournaled
{
    MemberId Member { get; }

    /// <summary>UTC, stamped where the rule was decided.</summary>
    DateTimeOffset At { get; }
}
