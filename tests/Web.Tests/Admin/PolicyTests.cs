using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Web.Tests.Audit;

namespace FamilyChat.Web.Tests.Admin;

/// <summary>A child's rules as the child meets them, over the real hub.</summary>
public sealed class PolicyTests : FamilyOfTwo
{
    const string Advice = "This is something to talk about with a parent. Ask them, they will be glad you did.";

    [Fact]
    public async Task A_topic_for_a_parent_is_answered_without_the_model_and_told_in_the_audit()
    {
        await RulesAsync(new { role = "child", policy = new { parentTopics = new[] { "war", "first love" } } });
        var id = await Noah.CreateConversationAsync();

        Assert.Equal(Advice, await AskAsync(id, "Why is there WAR?", "The model should not be asked."));
        Assert.Equal(Advice, await AskAsync(id, "What is a First, Love?", "The model should not be asked."));
        Assert.Equal("Bees make it.", await AskAsync(id, "Where does honey come from, towards summer?", "Bees make it."));
        Assert.Contains(await Family.EventsAsync($"conversation={id}&kind=replied"), e => e.Text("summary") == Advice);
    }

    [Fact]
    public async Task Topics_count_for_a_child_alone_and_from_the_moment_they_are_set()
    {
        var id = await Noah.CreateConversationAsync();
        Assert.Equal("Long ago.", await AskAsync(id, "When was the war?", "Long ago."));
        await RulesAsync(new { policy = new { parentTopics = new[] { "war" } } });
        Assert.Equal("Still long ago.", await AskAsync(id, "When was the war again?", "Still long ago."));
        await RulesAsync(new { role = "child" });
        Assert.Equal(Advice, await AskAsync(id, "And the other war?", "The model should not be asked."));
        await RulesAsync(new { policy = new { parentTopics = (string[]?)null } });
        Assert.Equal("Also long ago.", await AskAsync(id, "And that war?", "Also long ago."));
    }

    [Theory]
    [InlineData("""{"policy":{"parentTopics":[null]}}""")]
    [InlineData("""{"policy":{"parentTopics":["war","  "]}}""")]
    [InlineData("""{"policy":{"models":[null]}}""")]
    public async Task A_list_with_nothing_in_a_place_is_refused(string body)
    {
        var id = await Noah.MemberIdAsync();
        await Family.Admin.SendTextAsync(HttpMethod.Patch, $"/api/admin/users/{id}", body).ShouldRefuseAsync(400, "invalid-policy");
    }

    [Fact]
    public async Task Of_two_changes_at_once_both_are_there()
    {
        var id = await Noah.MemberIdAsync();
        var changes = await Task.WhenAll(
            Family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { policy = new { messagesPerDay = 7 } }),
            Family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", new { policy = new { systemPrompt = "Be kind." } }));
        Assert.All(changes, answer => Assert.True(answer.IsSuccessStatusCode));

        var policy = (await Family.AdminGetAsync("/api/admin/users")).EnumerateArray().Single(u => u.GetProperty("id").GetGuid() == id).GetProperty("policy");
        Assert.Equal((7, "Be kind."), (policy.GetProperty("messagesPerDay").GetInt32(), policy.Text("systemPrompt")));
    }

    async Task RulesAsync(object change)
    {
        var id = await Noah.MemberIdAsync();
        using var changed = await Family.Admin.SendAsync(HttpMethod.Patch, $"/api/admin/users/{id}", change).ShouldBeAsync(200);
    }

    async Task<string?> AskAsync(string conversation, string question, string modelSays)
    {
        Family.Server.Model.ClearScript();
        Family.Server.Model.Script(Behaviour.Says(modelSays) with { When = new() { Contains = question } });
        await using var line = await HubLine.OpenAsync(Noah);
        await using var outputs = line.Watch(conversation);
        await outputs.UntilAsync("snapshot");
        await line.SendAsync(conversation, question);
        return (await outputs.UntilAsync("ended")).GetProperty("message").Text("text");
    }
}
