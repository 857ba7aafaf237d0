using System.Text.Json;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Tests.Hosting;

namespace FamilyChat.Web.Tests.Accounts;

public sealed class PreferenceTests
{
    [Fact]
    public async Task Preferences_are_the_members_own_on_every_device()
    {
        await using var host = await FamilyHost.StartAsync();
        using var laptop = await host.RegisterAdminAsync();
        using var leo = await host.AddMemberAsync(laptop, "leo");
        using var phone = host.OpenBrowser();
        await phone.SignInAsync("mona").ShouldBeAsync(200);
        var wanted = new { theme = "dark", accent = "teal", textSize = 1.25, reducedMotion = true, sendOnEnter = false, language = "de" };

        await laptop.SendAsync(HttpMethod.Put, "/api/preferences", wanted).ShouldBeAsync(200);

        using var kept = await phone.GetAsync("/api/preferences").ShouldBeAsync(200);
        Assert.Equal(JsonSerializer.Serialize(wanted), await kept.Content.ReadAsStringAsync());
        using var others = await leo.GetAsync("/api/preferences").ShouldBeAsync(200);
        Assert.Equal("{}", await others.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"dark\"")]
    [InlineData("""{"theme": {"deep": 1}}""")]
    [InlineData("""{"": 1}""")]
    [InlineData("""{"1a": 1}""")]
    [InlineData("""{"a b": 1}""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    public void What_is_no_flat_object_with_plain_names_is_refused(string json) => Assert.NotNull(PreferenceRules.Problem(JsonElement.Parse(json)));

    [Fact]
    public void Preferences_are_bounded()
    {
        Assert.Null(PreferenceRules.Problem(Object(PreferenceRules.MaxKeys, 10)));
        Assert.NotNull(PreferenceRules.Problem(Object(PreferenceRules.MaxKeys + 1, 10)));
        Assert.NotNull(PreferenceRules.Problem(Object(1, PreferenceRules.MaxTextLength + 1)));
    }

    [Theory]
    [InlineData("""{"theme": []}""", "invalid-preferences")]
    [InlineData("""{"theme": """, "bad-request")]
    public async Task A_refused_change_keeps_what_was(string json, string code)
    {
        await using var host = await FamilyHost.StartAsync();
        using var browser = await host.RegisterAdminAsync();
        await browser.SendAsync(HttpMethod.Put, "/api/preferences", new { theme = "dark" }).ShouldBeAsync(200);
        await browser.SendTextAsync(HttpMethod.Put, "/api/preferences", json).ShouldRefuseAsync(400, code);
        using var kept = await browser.GetAsync("/api/preferences").ShouldBeAsync(200);
        Assert.Equal("""{"theme":"dark"}""", await kept.Content.ReadAsStringAsync());
    }

    static JsonElement Object(int keys, int length) =>
        JsonSerializer.SerializeToElement(Enumerable.Range(0, keys).ToDictionary(key => $"k{key}", _ => new string('x', length)));
}
