namespace FamilyChat.Actors.MusicQueries;

/// <summary>For a house without preferences: everybody is answered in the language of the question.</summary>
public sealed class NoChosenLanguages : IMemberLanguages
{
    public Task<string?> OfAsync(MemberId member, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
