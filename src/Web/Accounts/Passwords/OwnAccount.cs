namespace FamilyChat.Web.Accounts;

/// <summary>Asks a signed-in member for the password once more, with the same brake on guessing as at sign-in.</summary>
sealed class OwnAccount(MemberStore members, PasswordCheck passwords, SignInThrottle throttle)
{
    public async Task<Outcome<MemberAccount>> ConfirmAsync(HttpContext context, string? password, CancellationToken cancel)
    {
        if (await members.FindAccountAsync(context.User.MemberId(), cancel) is not { } account) return Refusal.NotFound;
        var address = context.Connection.RemoteIpAddress;
        if (throttle.Begin(account.UserName, address) is { } wait) return Refusal.TooManyAttempts(wait);
        if (!await passwords.IsRightAsync(account, password ?? "", cancel))
        {
            await throttle.FailedAsync(account.UserName, address);
            return Refusal.BadCredentials with { Detail = "The password is wrong." };
        }
        await throttle.SucceededAsync(account.UserName, address);
        return account;
    }
}
