using System.Net.Http.Json;
using System.Text.Json;

namespace FamilyChat.Driving;

static class Answers
{
    public static async Task<HttpResponseMessage> ShouldBeAsync(this HttpResponseMessage answer, int status)
    {
        if ((int)answer.StatusCode != status)
            Assert.Fail($"Expected {status}, got {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    /// <summary>A refusal as RFC 9457 has it, with the stable code.</summary>
    public static async Task ShouldRefuseAsync(this Task<HttpResponseMessage> sending, int status, string code)
    {
        using var answer = await (await sending).ShouldBeAsync(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (await answer.JsonAsync()).GetProperty("code").GetString());
    }

    public static async Task<HttpResponseMessage> ShouldBeAsync(this Task<HttpResponseMessage> sending, int status) =>
        await (await sending).ShouldBeAsync(status);

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string> TextAsync(this HttpResponseMessage answer, string property) => (await answer.JsonAsync()).GetProperty(property).GetString()!;
}
