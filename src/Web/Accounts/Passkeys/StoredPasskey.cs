using Microsoft.AspNetCore.Identity;

namespace FamilyChat.Web.Accounts;

/// <summary>A passkey's public half as JSON in the database; the private half never leaves the member's device.</summary>
sealed record StoredPasskey(
    byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified,
    bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson, string? Name)
{
    public static StoredPasskey From(UserPasskeyInfo info) => new(
        info.CredentialId, info.PublicKey, info.CreatedAt, info.SignCount, info.Transports, info.IsUserVerified,
        info.IsBackupEligible, info.IsBackedUp, info.AttestationObject, info.ClientDataJson, info.Name);

    public UserPasskeyInfo ToInfo() => new(
        CredentialId, PublicKey, CreatedAt, SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientDataJson)
    {
        Name = Name,
    };
}
