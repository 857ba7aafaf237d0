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
            return await RefuseAsync(account, address, Refusal.BadCredentials);
        if (account.HasSecondFactor)
        {
            if (string.IsNullOrWhiteSpace(request.Code))
            {
                throttle.TakeBack(userName, address);
                return Refusal.SecondFactorRequired;
            }
            if (!await secondFactor.TryUseAsync(account, request.Code, cancel)) return await RefuseAsync(account, address, Refusal.BadSecondFactor);
        }
        throttle.Succeeded(userName, address);
        return account;
    }

    async Task<Refusal> RefuseAsync(MemberAccount? account, IPAddress? address, Refusal refusal)
    {
        if (account is not null) await events.PublishAsync(new SignInFailed(account.Id, time.GetUtcNow(), address?.ToString() ?? "", refusal.Code));
        return refusal;
    }
}
