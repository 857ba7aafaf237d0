using System.Text;
using System.Text.Json;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.LmStudio.Tests.Chat;

public sealed class ChatRequestWriterSpecs
{
    [Fact]
    public void The_body_is_what_the_protocol_says() => Assert.Equal(
        """{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Grüße \"an\" alle\n\uD834\uDD1E"}],"model":"m","stream":true,"stream_options":{"include_usage":true},"max_tokens":100,"temperature":0.5,"seed":7}""",
        Body(new ChatRequest("m", [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Grüße \"an\" alle\n𝄞")], 100, 0.5, 7)));

    [Fact]
    public void Half_a_character_does_not_stop_a_question() =>
        Assert.Equal(
            "a\ufffdb",
            JsonDocument.Parse(Body(Ask("a\ud834b"))).RootElement.GetProperty("messages")[0].GetProperty("content").GetString());

    [Fact]
    public void A_schema_goes_along_with_a_bound()
    {
        var request = Ask("a") with { JsonSchema = new ReplySchema("answer", """{"type":"object"}""") };
        var body = JsonDocument.Parse(Body(request)).RootElement;
        Assert.Equal("json_schema", body.GetProperty("response_format").GetProperty("type").GetString());
        var schema = body.GetProperty("response_format").GetProperty("json_schema");
        Assert.Equal("""{"type":"object"}""", schema.GetProperty("schema").GetRawText());
        Assert.True(schema.GetProperty("strict").GetBoolean());
        Assert.True(body.GetProperty("max_tokens").GetInt32() > 0);
        Assert.DoesNotContain("response_format", Body(request, withSchema: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_without_a_question_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Body(new ChatRequest("m", [new(ChatRole.System, "Be kind.")])));
        Assert.Throws<ArgumentException>(() => Body(Ask("a") with { JsonSchema = new ReplySchema("answer", "{") }));
    }

    private static ChatRequest Ask(string text) => new("m", [new(ChatRole.User, text)]);

    private static string Body(ChatRequest request, bool withSchema = true) =>
        Encoding.UTF8.GetString(ChatRequestWriter.Write(request, request.Model, withSchema).Span);
}
