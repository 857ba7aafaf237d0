using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Security;

sealed class LimitOptionsValidation : IValidateOptions<LimitOptions>
{
    const int SmallestHeaders = 4096;

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        List<string> problems = [];
        AtLeast(nameof(options.RequestsPerMinute), options.RequestsPerMinute, 0);
        AtLeast(nameof(options.CredentialRequestsPerMinute), options.CredentialRequestsPerMinute, 0);
        AtLeast(nameof(options.SignInFailuresPerAccount), options.SignInFailuresPerAccount, 0);
        AtLeast(nameof(options.SignInFailuresPerAddress), options.SignInFailuresPerAddress, 0);
        AtLeast(nameof(options.SignInLongestWaitMinutes), options.SignInLongestWaitMinutes, 1);
        AtLeast(nameof(options.PasswordHashesAtOnce), options.PasswordHashesAtOnce, 1);
        AtLeast(nameof(options.RequestBodyBytes), options.RequestBodyBytes, 0);
        AtLeast(nameof(options.RequestHeaderBytes), options.RequestHeaderBytes, SmallestHeaders);
        AtLeast(nameof(options.ConnectionsPerMember), options.ConnectionsPerMember, 0);
        AtLeast(nameof(options.Connections), options.Connections, 0);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void AtLeast(string key, long value, long smallest)
        {
            if (value < smallest)
                problems.Add($"{LimitOptions.Section}:{key} is {value}; use {smallest} or more{(smallest == 0 ? " (0 switches it off)" : "")}.");
        }
    }
}
