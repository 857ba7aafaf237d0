using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Random secrets that people or browsers carry and the database keeps only as SHA-256: with 80 bits or more of randomness a fast hash is enough,
/// and a stolen database opens nothing.
/// </summary>
static class SecretCode
{
    // Crockford's base 32: no I, L, O, U, so a code can be read out on the telephone.
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Groups = 4;
    const int GroupLength = 4;

    /// <summary>Sixteen characters in four groups, 80 random bits: <c>7K3M-…</c>.</summary>
    public static string NewForPeople() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>256 random bits in base64url.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Forgives what people do to codes: case, spaces, dashes, O for 0, I or L for 1.</summary>
    public static byte[] HashTyped(string typed)
    {
        var code = new StringBuilder(Groups * GroupLength);
        foreach (var letter in typed.Where(char.IsAsciiLetterOrDigit).Take(4 * Groups * GroupLength))
        {
            code.Append(char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other });
        }
        return Hash(code.ToString());
    }
}
