using System.Text.Json;
using FamilyChat.Actors;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Admin;

/// <summary>Carries policies between the admin's page and the members' actors, which hold and enforce them.</summary>
public sealed class MemberPolicies(IMemberDirectory members, Household household, TimeProvider time) : IMemberPolicies
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyDictionary<Guid, object>> ListAsync(CancellationToken cancel)
    {
        var everyone = await members.ListAsync(cancel);
        var policies = await Task.WhenAll(everyone.Select(m => FindAsync(m.Id, cancel)));
        return policies.OfType<(Guid Member, MemberPolicy Policy)>().ToDictionary(p => p.Member, p => (object)PolicyDto.Of(p.Policy));
    }

    public string? Problem(JsonElement change) => PolicyDto.Problem(change);

    public async Task ChangeAsync(Guid memberId, JsonElement change, Guid byId, CancellationToken cancel)
    {
        var (rules, policy) = PolicyDto.Named(change);
        // Whoever is away for a moment is waited for before the change is sent, and it is sent once.
        await GetAsync(memberId, cancel);
        await household.AskAsync<MemberPolicy>(new UserProtocol.ChangePolicy(new MemberId(memberId), new MemberId(byId), rules, policy), cancel);
    }

    /// <summary>One member who cannot be read must not keep the admin from all the others.</summary>
    private async Task<(Guid Member, MemberPolicy Policy)?> FindAsync(Guid member, CancellationToken cancel)
    {
        try
        {
            return (member, await GetAsync(member, cancel));
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>A member whose journal has just refused an event is away for a moment, and that is no reason to refuse the admin.</summary>
    private async Task<MemberPolicy> GetAsync(Guid member, CancellationToken cancel)
    {
        using var over = new CancellationTokenSource(Moment, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancel);
        try
        {
            return await household.AskAgainAsync<MemberPolicy>(new UserProtocol.GetPolicy(new MemberId(member)), either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new RefusedException(Actors.Refusal.Unavailable);
        }
    }
}
