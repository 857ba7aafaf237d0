using System.Text;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Tests.Serialization;

/// <summary>
/// The journal is read for ever. <c>Golden/</c> holds the bytes of each kind as they were first written, one file a manifest; a file is
/// added with a new kind and never changed.
/// </summary>
public sealed class JournalFormatSpecs
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Serialization", "Golden");

    public static TheoryData<string> Manifests => [.. JournalManifests.All.Select(m => m.Key).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_journaled_type_has_a_manifest_and_a_sample()
    {
        var journaled = typeof(IJournaled).Assembly.GetTypes()
            .Where(t => t is { IsInterface: false, IsAbstract: false } && t.IsAssignableTo(typeof(IJournaled)))
            .Select(t => t.Name).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(journaled, JournalManifests.All.Select(m => m.Value.Name).Order(StringComparer.Ordinal));
        Assert.Equal(journaled, Samples.All.Select(s => s.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_golden_file_is_of_a_known_manifest() =>
        Assert.Equal(
            JournalManifests.All.Select(m => m.Key).Order(StringComparer.Ordinal),
            Directory.GetFiles(Golden, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Manifests))]
    public void What_is_written_today_is_what_was_written_then(string manifest) =>
        Assert.Equal(Read(manifest), Encoding.UTF8.GetString(JournalSerializer.Write(Sample(manifest))));

    [Theory]
    [MemberData(nameof(Manifests))]
    public void What_was_written_then_is_read_with_nothing_lost(string manifest)
    {
        var read = JournalSerializer.Read(Encoding.UTF8.GetBytes(Read(manifest)), manifest);
        Assert.IsType(JournalManifests.TypeOf(manifest), read);
        Assert.Equal(Read(manifest), Encoding.UTF8.GetString(JournalSerializer.Write(read)));
    }

    [Fact]
    public void A_property_of_a_newer_version_is_passed_over()
    {
        var newer = Read("member.conversation-pinned.1").TrimEnd('}') + ",\"colour\":\"red\"}";
        Assert.Equal(Sample("member.conversation-pinned.1"), JournalSerializer.Read(Encoding.UTF8.GetBytes(newer), "member.conversation-pinned.1"));
    }

    private static string Read(string manifest) => File.ReadAllText(Path.Combine(Golden, manifest + ".json"));

    private static IJournaled Sample(string manifest) => Samples.All.Single(s => JournalManifests.Of(s.GetType()) == manifest);
}
