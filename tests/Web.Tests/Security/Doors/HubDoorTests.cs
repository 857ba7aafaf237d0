using System.Reflection;
using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Tests.Security.Doors;

/// <summary>The same for the hub, whose methods are found by reflection.</summary>
public sealed class HubDoorTests : IAsyncLifetime
{
    static readonly IReadOnlyList<MethodInfo> Methods =
        [.. typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.GetBaseDefinition().DeclaringType == typeof(ChatHub))];

    Family family = null!;

    public async Task InitializeAsync() => family = await Family.GatherAsync();

    public Task DisposeAsync() => family.DisposeAsync().AsTask();

    [Fact]
    public async Task What_is_anothers_is_refused_exactly_as_what_does_not_exist()
    {
        var naming = Methods.Where(method => method.GetParameters().Any(p => p.ParameterType.GetProperties().Any(o => Door.NamesAnObject(o.Name)))).ToList();
        Assert.Equal(naming.Select(method => method.Name).Order(StringComparer.Ordinal), ForeignKeys.OfHub.Keys.Order(StringComparer.Ordinal));
        await using var line = await HubLine.OpenAsync(family.Leo);
        foreach (var method in naming)
        {
            foreach (var call in ForeignKeys.OfHub[method.Name])
            {
                var hers = await RefusalOfAsync(line, method, call(family.His, family.Hers));
                var nobodys = await RefusalOfAsync(line, method, call(family.His, Belongings.OfNobody()));
                Assert.Equal((method.Name, "not-found", nobodys.Message), (method.Name, hers.Code, hers.Message));
            }
        }

        Assert.Equal(2, (await family.Maya.ConversationAsync(family.Hers.Conversation)).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task A_members_list_hears_nothing_of_anothers()
    {
        await using var line = await HubLine.OpenAsync(family.Leo);
        await using var outputs = line.StreamAsync("WatchAll").GetAsyncEnumerator();
        await outputs.UntilAsync("modelServer");

        await family.Maya.SendAsync(HttpMethod.Patch, $"/api/conversations/{family.Hers.Conversation}", new { title = "Nothing for Leo" }).ShouldBeAsync(200);
        await family.Leo.SendAsync(HttpMethod.Patch, $"/api/conversations/{family.His.Conversation}", new { title = "For Leo" }).ShouldBeAsync(200);

        Assert.Equal("For Leo", (await outputs.UntilAsync("conversation")).GetProperty("summary").Text("title"));
    }

    static async Task<HubRefusal> RefusalOfAsync(HubLine line, MethodInfo method, object argument)
    {
        var streams = method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal);
        return await Assert.ThrowsAsync<HubRefusal>(async () =>
        {
            if (!streams)
            {
                await line.InvokeAsync(method.Name, argument);
                return;
            }

            await foreach (var output in line.StreamAsync(method.Name, argument))
                Assert.Fail($"{method.Name} told {output}");
        });
    }
}
