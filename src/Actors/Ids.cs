namespace FamilyChat.Actors;

/// <summary>An account.</summary>
public readonly record struct MemberId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>One conversation of one member.</summary>
public readonly record struct ConversationId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>One entry of a conversation: a question (the browser makes the id, so that sending twice is harmless) or a reply.</summary>
public readonly record struct MessageId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>One attempt to generate a reply. A message from an old run is told apart by it and ignored.</summary>
public readonly record struct RunId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
