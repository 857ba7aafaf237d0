using Akka.Hosting;
using FamilyChat.Actors;
using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Chat;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Web.Admin.Audit;

/// <summary>
/// Tells each member's actor the role the accounts hold, at a start: a process that ended between storing a role and journalling it
/// must not leave a child with an adult's rules.
/// </summary>
sealed class KnownRoles(IMemberDirectory members, Household household, IRequiredActor<UsersActor> users, ILogger<KnownRoles> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await users.GetAsync(stoppingToken);
        foreach (var member in await members.ListAsync(stoppingToken))
        {
            try
            {
                await household.AskAsync<Noted>(new TellRole(new MemberId(member.Id), JournaledAccountEvents.RoleOf(member.Role)), stoppingToken);
            }
            catch (RefusedException refused)
            {
                log.LogWarning("The role of {Member} could not be told: {Code}", member.Id, refused.Refusal.Code);
            }
        }
    }
}
