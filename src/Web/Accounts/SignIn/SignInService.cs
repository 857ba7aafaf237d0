using System.Net;

namespace FamilyChat.Web.Accounts;

/// <summary>Decides whether a sign-in is good. Unknown, wrong and disabled answer the same, after the same work.</summary>
sealed class SignInService(
    MemberStore members,
    PasswordCheck passwords,
    SignInThrottle throttle,
    SecondFactor secondFactor,
    AccountEventPublisher events,
    TimeProvider time)
{
    public async Task<Outcome<MemberAccount>> CheckAsync(SignInRequest request, IPAddress? address, CancellationToken cancel)
    {
        var (userName, password) = (request.UserName ?? "", request.Password ?? "");
        if (throttle.Begin(userName, address) is { } wait) return Refusal.TooManyAttempts(wait);
        var account = await members.FindAccountAsync(userName, cancel);
        if (!await passwords.IsRightAsync(account, password, cancel) || account is null)
            return await RefuseAsync(userName, account, address, Refusal.BadCredentials);
        if (account.HasSecondFactor)
        {
            if (string.IsNullOrWhiteSpace(request.Code))
            {
                throttle.TakeBack(userName, address);
                return Refusal.SecondFactorRequired;
            }
            if (!await secondFactor.TryUseAsync(account, request.Code, cancel))
                return await RefuseAsync(userName, account, address, Refusal.BadSecondFactor);
        }
        await throttle.SucceededAsync(userName, address);
        return account;
    }

    async Task<Refusal> RefuseAsync(string userName, MemberAccount? account, IPAddress? address, Refusal refusal)
    {
        AccountEvent[] failed = account is null ? [] : [new SignInFailed(account.Id, time.GetUtcNow(), address?.ToString() ?? "", refusal.Code)];
        var kept = await throttle.FailedAsync(userName, address, (connection, transaction) => events.Keep(connection, transaction, failed));
        // Stored with the count, which unknown names have as well; but waiting for the journal's disk would tell which names exist.
        if (kept is not null) _ = events.PublishAsync(kept);
        return refusal;
    }
}
