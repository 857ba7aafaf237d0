using FamilyChat.Actors.Audit;

namespace FamilyChat.Actors.Tests.Audit;

public sealed class HashChainSpecs
{
    private static readonly JournalRow Row = new(7, "member-1", 3, "member.enabled.1", 639_000_000_000_000_000, [1, 2, 3]);

    [Fact]
    public void The_form_is_the_documented_one_for_ever() =>
        Assert.Equal(Expected(), Convert.ToHexStringLower(HashChain.Next(HashChain.Beginning, Row)));

    [Fact]
    public void Every_part_counts()
    {
        var hashes = new[]
        {
            HashChain.Next(HashChain.Beginning, Row),
            HashChain.Next([1, .. HashChain.Beginning.AsSpan(1)], Row),
            HashChain.Next(HashChain.Beginning, Row with { Ordering = 8 }),
            HashChain.Next(HashChain.Beginning, Row with { PersistenceId = "member-2" }),
            HashChain.Next(HashChain.Beginning, Row with { SequenceNr = 4 }),
            HashChain.Next(HashChain.Beginning, Row with { Manifest = "member.enabled.2" }),
            HashChain.Next(HashChain.Beginning, Row with { Created = 0 }),
            HashChain.Next(HashChain.Beginning, Row with { Message = [1, 2, 4] }),
            HashChain.Next(HashChain.Beginning, Row with { PersistenceId = "member-1m", Manifest = "ember.enabled.1" }),
        };
        Assert.Equal(hashes.Length, hashes.Select(Convert.ToHexString).Distinct().Count());
    }

    /// <summary>Written out by hand from the words of <see cref="HashChain"/>.</summary>
    private static string Expected()
    {
        using var bytes = new MemoryStream();
        bytes.Write(new byte[32]);
        Number(7);
        Text("member-1"u8);
        Number(3);
        Text("member.enabled.1"u8);
        Number(639_000_000_000_000_000);
        Text([1, 2, 3]);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray()));

        void Text(ReadOnlySpan<byte> text)
        {
            Number(text.Length);
            bytes.Write(text);
        }

        void Number(long n) => bytes.Write([.. BitConverter.GetBytes(n).Reverse()]);
    }
}
