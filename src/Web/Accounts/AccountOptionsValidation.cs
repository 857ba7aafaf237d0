using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Accounts;

sealed class AccountOptionsValidation : IValidateOptions<AccountOptions>
{
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        List<string> problems = [];
        if (!Enum.IsDefined(options.Registration))
            problems.Add($"FamilyChat:Registration is {options.Registration}; use open, invitation or closed.");
        Check("Sessions:Idle", options.Sessions.Idle);
        Check("Sessions:Longest", options.Sessions.Longest);
        Check("Sessions:RememberedIdle", options.Sessions.RememberedIdle);
        Check("Sessions:RememberedLongest", options.Sessions.RememberedLongest);
        Check("PasswordResetLifetime", options.PasswordResetLifetime);
        Check("InvitationLifetime", options.InvitationLifetime);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Check(string key, TimeSpan value)
        {
            if (value < Shortest || value > Longest)
                problems.Add($"FamilyChat:{key} is {value:c}; use a time like 30.00:00:00 (days.hours:minutes:seconds), at most ten years.");
        }
    }
}
