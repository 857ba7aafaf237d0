using System.Security.Cryptography;
using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Names an account or an address without saying which: what was typed as a user name may be a password, and must be neither kept in memory nor
/// guessed from a stolen database.
/// </summary>
sealed class FailureKeys(byte[] secret)
{
    public string Of(string kind, string name) => Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind}:{name}")));
}
