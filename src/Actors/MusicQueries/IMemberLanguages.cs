namespace FamilyChat.Actors.MusicQueries;

/// <summary>Which language a member chose. Accounts are kept outside the actors, and the choice may change between two questions.</summary>
public interface IMemberLanguages
{
    /// <summary>A tag such as "de", or null where the member chose none.</summary>
    Task<string?> OfAsync(MemberId member, CancellationToken cancellation);
}
