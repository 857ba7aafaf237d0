using System.Text;

namespace FamilyChat.Web.Accounts;

/// <summary>RFC 4648 base 32 without padding, as authenticator apps read it.</summary>
static class Base32
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            buffer = buffer << 8 | one;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[buffer >> (bits - 5) & 31]);
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Alphabet[buffer << (5 - bits) & 31]);
        return text.ToString();
    }
}
