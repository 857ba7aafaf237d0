using Akka.Actor;

namespace AkkaLite.Tests.Api;

public sealed class ApiConformanceSpecs
{
    private static readonly IReadOnlyList<ApiType> Declared =
        [.. ApiReader.Read(typeof(ActorSystem).Assembly), .. ApiReader.Read(typeof(Akka.TestKit.TestKitBase).Assembly)];

    public ApiConformanceSpecs() => OfficialApi.CopyAgain(Declared);

    [Fact]
    public void All_that_Lite_declares_is_declared_so_officially() =>
        AssertNone(ApiConformance.Violations(Declared, OfficialApi.Read(), OfficialApi.LeftOutBases()));

    [Fact]
    public void Every_base_listed_as_left_out_is_a_base_of_something()
    {
        var bases = OfficialApi.Read().Values.SelectMany(static type => type.Bases).ToHashSet();

        Assert.All(OfficialApi.LeftOutBases(), leftOut => Assert.True(bases.Any(one => ApiConformance.Means(leftOut, one)), leftOut));
    }

    [Fact]
    public void The_copied_rows_are_those_of_the_declared_types_and_their_ancestors()
    {
        var declared = Declared.Select(static type => type.Row.Id[2..]).ToHashSet();
        var ancestors = OfficialApi.Read().Values.SelectMany(static type => type.Bases).ToHashSet();

        Assert.All(OfficialApi.Read().Keys, name => Assert.True(declared.Contains(name) || ancestors.Contains(name), name));
    }

    [Theory]
    [InlineData("M:Akka.Actor.Futures.Ask``1(Akka.Actor.ICanTell,System.Object,System.Nullable{System.TimeSpan})", "self, message, timeout=null", "self, question, timeout=null")]
    [InlineData("M:Akka.Actor.Futures.Ask``1(Akka.Actor.ICanTell,System.Object,System.Nullable{System.TimeSpan})", "self, message, timeout=null", "self, message, timeout")]
    public void One_renamed_parameter_or_lost_default_is_noticed(string id, string before, string after)
    {
        var official = Changed(id, row => row with { Detail = row.Detail == before ? after : row.Detail });

        Assert.Single(ApiConformance.Violations(Declared, official, OfficialApi.LeftOutBases()));
    }

    [Fact]
    public void One_change_of_accessibility_is_noticed()
    {
        var official = Changed("M:Akka.Actor.ActorBase.PreStart", row => row with { Shape = row.Shape.Replace("protected", "public", StringComparison.Ordinal) });

        Assert.Single(ApiConformance.Violations(Declared, official, OfficialApi.LeftOutBases()));
    }

    [Fact]
    public void One_public_type_too_many_is_noticed()
    {
        var official = OfficialApi.Read().Where(static pair => pair.Key != "Akka.Actor.PoisonPill").ToDictionary();

        Assert.Single(ApiConformance.Violations(Declared, official, OfficialApi.LeftOutBases()));
    }

    /// <summary>Says all of them, not the first few.</summary>
    private static void AssertNone(IEnumerable<string> violations)
    {
        var all = string.Join(Environment.NewLine, violations);
        Assert.True(all.Length == 0, all);
    }

    private static Dictionary<string, ApiType> Changed(string id, Func<ApiRow, ApiRow> change) => OfficialApi.Read().ToDictionary(
        static pair => pair.Key,
        pair => pair.Value with { Members = [.. pair.Value.Members.Select(row => row.Id == id ? change(row) : row)] });
}
