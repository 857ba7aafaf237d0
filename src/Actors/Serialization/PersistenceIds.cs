namespace FamilyChat.Actors.Serialization;

/// <summary>Names of the entities in the journal. For ever.</summary>
public static class PersistenceIds
{
    public static string Of(ConversationId conversation) => $"conversation-{conversation}";

    public static string Of(MemberId member) => $"member-{member}";
}
