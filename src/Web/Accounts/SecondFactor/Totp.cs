using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>
/// Time-based one-time passwords, RFC 6238: HMAC-SHA-1, 30-second steps, six digits. Identity's own provider does not say which step matched,
/// and without that a code could be used twice (5.2).
/// </summary>
static class Totp
{
    public const int SecretLength = 20;

    const int StepSeconds = 30;
    const int Digits = 6;
    const int Modulus = 1_000_000;

    // A telephone's clock may be a step off, either way.
    const int Drift = 1;

    /// <returns>The step the code is of, later than <paramref name="after"/>; null if there is none near now.</returns>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long after)
    {
        var current = StepAt(now);
        var typed = Encoding.ASCII.GetBytes(code);
        long? match = null;
        for (var step = current - Drift; step <= current + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), typed) && step > after) match ??= step;
        }
        return match;
    }

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as authenticator apps speak it; HMAC does not rest on SHA-1's collision resistance.")]
    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
