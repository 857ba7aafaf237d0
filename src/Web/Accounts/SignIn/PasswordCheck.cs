using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Hashes and checks passwords with Identity's PBKDF2. An unknown account costs the same work as a known one. Only a few hashes are computed at
/// once, since each takes a core for a tenth of a second that the model needs.
/// </summary>
sealed class PasswordCheck : IDisposable
{
    static readonly MemberAccount Nobody = new()
    {
        Id = Guid.Empty, UserName = "", NormalizedName = "", DisplayName = "", Role = MemberRole.Child,
        PasswordHash = "", SecurityStamp = "", CreatedAt = default,
    };

    readonly IPasswordHasher<MemberAccount> hasher;
    readonly MemberStore members;
    readonly SemaphoreSlim slots;
    readonly string decoy;

    public PasswordCheck(IPasswordHasher<MemberAccount> hasher, MemberStore members, IOptions<LimitOptions> limits)
    {
        this.hasher = hasher;
        this.members = members;
        slots = new SemaphoreSlim(limits.Value.PasswordHashesAtOnce);
        decoy = hasher.HashPassword(Nobody, SecretCode.NewKey());
    }

    public Task<string> HashAsync(string password, CancellationToken cancel) =>
        InSlotAsync(() => hasher.HashPassword(Nobody, PasswordRules.Normalize(password)), cancel);

    /// <summary>True if the account exists, may sign in, and this is its password; each case takes the same time.</summary>
    public async Task<bool> IsRightAsync(MemberAccount? account, string password, CancellationToken cancel)
    {
        var typed = password.Length <= PasswordRules.MaxLength ? PasswordRules.Normalize(password) : "";
        var result = await InSlotAsync(() => hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? decoy, typed), cancel);
        if (account is null || account.Disabled || result == PasswordVerificationResult.Failed) return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded) await members.RehashAsync(account, await HashAsync(password, cancel), cancel);
        return true;
    }

    public void Dispose() => slots.Dispose();

    async Task<T> InSlotAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await slots.WaitAsync(cancel);
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            slots.Release();
        }
    }
}
