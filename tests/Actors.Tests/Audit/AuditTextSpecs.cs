using System.Text;
using FamilyChat.Actors.Audit;
using FamilyChat.Actors.Serialization;

namespace FamilyChat.Actors.Tests.Audit;

/// <summary>Whatever can happen is told to the family admin in a sentence.</summary>
public sealed class AuditTextSpecs
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Serialization", "Golden");

    public static TheoryData<string> Languages => ["en", "de"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_has_a_sentence_for_every_kind_of_event(string language)
    {
        var texts = File.ReadAllText(Path.Combine(Root(), "src", "Web", "Client", "texts", language, "record.ts"));
        Assert.All(Kinds(), kind => Assert.Contains($"'said.{kind}':", texts, StringComparison.Ordinal));
    }

    /// <summary>Of every kind of event there is, as it was first written; and those that only the projection can tell.</summary>
    private static IEnumerable<string> Kinds() => JournalManifests.All
        .Where(known => known.Value.IsAssignableTo(typeof(IJournalEvent)))
        .Select(known => AuditText.Of(known.Key, Written(known.Key))?.Kind)
        .OfType<string>()
        .Concat(["edited", "regenerated", "unpinned", "unarchived", "stopped", "failed", "interrupted"])
        .Distinct();

    private static IJournalEvent Written(string manifest) =>
        (IJournalEvent)JournalSerializer.Read(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Golden, manifest + ".json"))), manifest);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FamilyChat.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
