using FamilyChat.Actors.Conversations;

namespace FamilyChat.Actors.Users;

/// <summary>
/// What the member's own rules say to a message, decided before the conversation sees it. A message that was already accepted is
/// answered again whatever the rules say now.
/// </summary>
/// <param name="Refused">Why it may not be sent now, or null.</param>
public sealed record Admission(Refusal? Refused, ChatTask Task, string? Model, string? SystemPrompt)
{
    public static readonly Admission None = new(null, ChatTask.General, null, null);

    /// <summary>For a child: what is answered with "ask a parent" instead of by the model.</summary>
    public IReadOnlyList<string>? ParentTopics { get; init; }
}
