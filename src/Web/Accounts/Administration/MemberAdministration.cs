using Dapper;

namespace FamilyChat.Web.Accounts;

/// <summary>What an admin changes about a member. The last-admin rule is asked in the transaction that writes, so two admins cannot demote each other at once.</summary>
sealed class MemberAdministration(AccountChanges changes, TimeProvider time)
{
    /// <returns>The member as it is now.</returns>
    public Task<Outcome<MemberAccount>> ChangeAsync(Guid memberId, ChangeMemberRequest request, Guid byId, CancellationToken cancel)
    {
        var displayName = DisplayNameRules.Clean(request.DisplayName);
        if (request.DisplayName is not null && displayName is null) return Task.FromResult<Outcome<MemberAccount>>(Refusal.InvalidDisplayName);
        var now = time.GetUtcNow();
        return changes.WriteAsync<Outcome<MemberAccount>>((connection, transaction, happened) =>
        {
            if (MemberStore.Find(connection, transaction, memberId) is not { } before) return Refusal.NotFound;
            var after = before with
            {
                Role = request.Role ?? before.Role,
                Disabled = request.Disabled ?? before.Disabled,
                DisplayName = displayName ?? before.DisplayName,
                SecurityStamp = request.Disabled == true ? SecretCode.NewKey() : before.SecurityStamp,
            };
            var otherAdmins = connection.ExecuteScalar<int>(
                "SELECT count(*) FROM members WHERE role = 'admin' AND disabled = 0 AND id <> @memberId", new { memberId }, transaction);
            if (LastAdminRule.Forbids(before, after.Role, after.Disabled, otherAdmins)) return Refusal.LastAdmin;
            connection.Execute(
                "UPDATE members SET role = @role, disabled = @Disabled, display_name = @DisplayName, security_stamp = @SecurityStamp WHERE id = @Id",
                new { role = after.Role.Spelling(), after.Disabled, after.DisplayName, after.SecurityStamp, after.Id }, transaction);
            foreach (var difference in Differences(before, after, now, byId)) happened.Add(difference);
            if (after.Disabled) SessionStore.EndAll(connection, transaction, memberId, SessionEnd.Disabled, now, happened);
            return after;
        }, cancel);
    }

    static IEnumerable<AccountEvent> Differences(MemberAccount before, MemberAccount after, DateTimeOffset now, Guid byId)
    {
        if (before.Role != after.Role) yield return new RoleChanged(after.Id, now, before.Role, after.Role, byId);
        if (before.DisplayName != after.DisplayName) yield return new DisplayNameChanged(after.Id, now, after.DisplayName, byId);
        if (before.Disabled == after.Disabled) yield break;
        yield return after.Disabled ? new MemberDisabled(after.Id, now, byId) : new MemberEnabled(after.Id, now, byId);
    }
}
