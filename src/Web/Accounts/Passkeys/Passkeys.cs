using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace FamilyChat.Web.Accounts;

/// <summary>Identity's passkey ceremonies, for which a request without a begun ceremony is a mistake of the program; here it is a browser's.</summary>
static class Passkeys
{
    /// <returns>Null if no ceremony was begun in this browser, or the credential is no object.</returns>
    public static Task<PasskeyAttestationResult?> AttestAsync(SignInManager<MemberAccount> identity, JsonElement credential) =>
        TryAsync(credential, async json => (PasskeyAttestationResult?)await identity.PerformPasskeyAttestationAsync(json));

    /// <inheritdoc cref="AttestAsync"/>
    public static Task<PasskeyAssertionResult<MemberAccount>?> AssertAsync(SignInManager<MemberAccount> identity, JsonElement credential) =>
        TryAsync(credential, async json => (PasskeyAssertionResult<MemberAccount>?)await identity.PerformPasskeyAssertionAsync(json));

    static async Task<T?> TryAsync<T>(JsonElement credential, Func<string, Task<T?>> ceremony)
        where T : class
    {
        if (credential.ValueKind != JsonValueKind.Object) return null;
        try
        {
            return await ceremony(credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
