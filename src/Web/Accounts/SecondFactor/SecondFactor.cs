using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;

namespace FamilyChat.Web.Accounts;

/// <summary>An authenticator app beside the password, and recovery codes for the day the telephone is gone.</summary>
sealed class SecondFactor(SecondFactorStore store, TimeProvider time, IDataProtectionProvider protection)
{
    const int RecoveryCodes = 10;
    const int PixelsPerModule = 6;
    const string Issuer = "FamilyChat";

    readonly IDataProtector protector = protection.CreateProtector("FamilyChat.Accounts.Totp.v1");

    /// <summary>Makes a new secret, shown once, as text and as a QR code; it counts once <see cref="ConfirmAsync"/> has seen a code of it.</summary>
    /// <returns>Null if the account has a second factor already.</returns>
    public async Task<SecondFactorSetup?> BeginAsync(MemberAccount account, CancellationToken cancel)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretLength);
        if (!await store.BeginAsync(account.Id, protector.Protect(Convert.ToBase64String(secret)), cancel)) return null;
        var text = Base32.Encode(secret);
        var uri = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.UserName)}?secret={text}&issuer={Issuer}";
        var image = PngByteQRCodeHelper.GetQRCode(uri, QRCodeGenerator.ECCLevel.M, PixelsPerModule);
        return new SecondFactorSetup(text, uri, $"data:image/png;base64,{Convert.ToBase64String(image)}");
    }

    /// <returns>The recovery codes, shown once; null if the code is wrong or nothing was begun.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(MemberAccount account, string code, CancellationToken cancel)
    {
        if (account.TotpSecret is not { } secret || account.TotpConfirmed || Match(secret, code, after: 0) is not { } step) return null;
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => SecretCode.NewForPeople()).ToList();
        return await store.ConfirmAsync(account.Id, secret, step, codes, cancel) ? codes : null;
    }

    /// <summary>Accepts an authenticator's code or a recovery code, each once.</summary>
    public Task<bool> TryUseAsync(MemberAccount account, string code, CancellationToken cancel) =>
        Match(account.TotpSecret!, code, account.TotpLastStep) is { } step
            ? store.UseStepAsync(account.Id, step, cancel)
            : store.UseRecoveryCodeAsync(account.Id, code, cancel);

    public Task RemoveAsync(MemberAccount account, CancellationToken cancel) => store.RemoveAsync(account.Id, cancel);

    long? Match(string protectedSecret, string code, long after) =>
        Totp.Match(Convert.FromBase64String(protector.Unprotect(protectedSecret)), code.Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow(), after);
}

/// <param name="Secret">Base32, for typing.</param>
/// <param name="Uri">The <c>otpauth:</c> address an authenticator app reads.</param>
/// <param name="QrCode">The same as a <c>data:</c> image.</param>
sealed record SecondFactorSetup(string Secret, string Uri, string QrCode);
