using System.Reflection;
using Akka.Actor;
using Akka.TestKit;

namespace AkkaLite.Tests.Api;

public sealed class ApiUsageSpecs
{
    private static readonly ApiUsage Usage = new(
        typeof(ActorSystem).Assembly,
        typeof(TestKitBase).Assembly,
        Assembly.Load("Akka.Contract.Tests"),
        Assembly.Load("FamilyChat.Actors"));

    [Fact]
    public void All_that_Lite_declares_is_used()
    {
        var unused = typeof(ActorSystem).Assembly.GetTypes()
            .Where(static type => ApiReader.IsVisible(type) && !type.IsSubclassOf(typeof(Delegate)))
            .SelectMany(ApiReader.VisibleMembers)
            .Where(static member => !Usage.IsUsed(member) && !IsEqualityOperator(member))
            .Select(static member => ApiReader.Row(member).Id)
            .ToList();

        Assert.True(unused.Count == 0, string.Join(Environment.NewLine, unused));
    }

    [Fact]
    public void A_member_nobody_uses_is_noticed() =>
        Assert.False(new ApiUsage(typeof(ApiUsageSpecs).Assembly).IsUsed(typeof(Futures).GetMethods()[0]));

    /// <summary>An equality operator comes with the equality that is used.</summary>
    private static bool IsEqualityOperator(MemberInfo member) => member.Name is "op_Equality" or "op_Inequality";
}
