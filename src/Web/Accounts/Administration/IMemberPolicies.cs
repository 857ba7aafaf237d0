using System.Text.Json;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// What a member may use and when (models, system prompt, quiet hours, messages a day, topics for a parent). The rules live with the
/// conversations; this room only carries them between the admin's page and there.
/// </summary>
public interface IMemberPolicies
{
    /// <summary>Everyone's policy, serialised as it is; a member without one may be missing.</summary>
    Task<IReadOnlyDictionary<Guid, object>> ListAsync(CancellationToken cancel);

    /// <summary>Whether a change makes sense, before anything is changed.</summary>
    /// <returns>Null if so, else a sentence for the admin.</returns>
    string? Problem(JsonElement change);

    /// <summary>Takes over the properties the change names; null resets one. The change has passed <see cref="Problem"/>.</summary>
    Task ChangeAsync(Guid memberId, JsonElement change, Guid byId, CancellationToken cancel);
}
