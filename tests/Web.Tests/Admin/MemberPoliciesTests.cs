using FamilyChat.Actors.Users;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Admin;
using FamilyChat.Web.Chat;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Admin;

public sealed class MemberPoliciesTests
{
    static readonly MemberRecord Leo = Member(1);
    static readonly MemberRecord Zoe = Member(2);

    [Fact]
    public async Task A_member_whose_rules_cannot_be_read_keeps_the_admin_from_nobody_else()
    {
        await using var users = new StandIn<UsersActor>(message =>
            ((IMemberMessage)message).Member.Value == Leo.Id ? Actors.Refusal.NotFound : new MemberPolicy(MessagesPerDay: 3));
        var policies = new MemberPolicies(new Directory(), new Household(users, TimeProvider.System), TimeProvider.System);

        var known = await policies.ListAsync(CancellationToken.None);

        Assert.Equal(3, Assert.IsType<PolicyDto>(Assert.Single(known, one => one.Key == Zoe.Id).Value).MessagesPerDay);
        Assert.DoesNotContain(Leo.Id, known.Keys);
    }

    static MemberRecord Member(byte number) =>
        new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), $"member{number}", $"Member {number}", MemberRole.Child, Disabled: false, DateTimeOffset.UnixEpoch);

    sealed class Directory : IMemberDirectory
    {
        public Task<IReadOnlyList<MemberRecord>> ListAsync(CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<MemberRecord>>([Leo, Zoe]);

        public Task<MemberRecord?> FindAsync(Guid memberId, CancellationToken cancel = default) => Task.FromResult<MemberRecord?>(null);

        public Task<MemberRecord?> FindByUserNameAsync(string userName, CancellationToken cancel = default) => Task.FromResult<MemberRecord?>(null);
    }
}
