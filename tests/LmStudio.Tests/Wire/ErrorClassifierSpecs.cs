using System.Net;
using FamilyChat.LmStudio.Tests.Support;
using FamilyChat.LmStudio.Wire;

namespace FamilyChat.LmStudio.Tests.Wire;

public sealed class ErrorClassifierSpecs
{
    private const string MissingToken =
        """{"error":{"type":"invalid_request","code":"invalid_api_key","message":"An LM Studio API token is required to make requests to this server, but none was provided"}}""";

    private const string BadToken =
        """{"error":{"type":"invalid_request","code":"invalid_api_key","message":"Malformed LM Studio API token provided: sk-bogus-E**************… Ensure you are using a valid token."}}""";

    [Theory]
    [InlineData(400, """{"error":{"message":"No models loaded. Please load a model in the developer page or use the 'lms load' command.","type":"invalid_request_error","param":"model","code":null}}""", ModelServerError.NoModelLoaded)]
    [InlineData(404, """{"error":"No models loaded. Please load a model in the developer page or use the 'lms load' command."}""", ModelServerError.NoModelLoaded)]
    [InlineData(500, """{"error":"Model loading was stopped due to insufficient system resources. Under the current settings"}""", ModelServerError.NoModelLoaded)]
    [InlineData(503, """{"error":{"message":"Loading model","type":"unavailable_error","code":503}}""", ModelServerError.Loading)]
    [InlineData(400, """{"error":{"message":"Multiple models are loaded. Please specify a model by providing a 'model' field.","code":"model_not_found"}}""", ModelServerError.ModelNotFound)]
    [InlineData(400, """{"error":"Invalid model identifier"}""", ModelServerError.ModelNotFound)]
    [InlineData(404, """{"error":{"message":"model \"llama9\" not found, try pulling it first","type":"not_found_error","param":null,"code":null}}""", ModelServerError.ModelNotFound)]
    [InlineData(404, """{"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}""", ModelServerError.ModelNotFound)]
    [InlineData(400, """{"error":"The model has crashed without additional information. (Exit code: null)"}""", ModelServerError.ModelCrashed)]
    [InlineData(400, """{"error":"Error rendering prompt with jinja template: \"Conversation roles must alternate user/assistant\""}""", ModelServerError.BadResponse)]
    [InlineData(200, """{"error":"Unexpected endpoint or method. (POST /chat/completions)"}""", ModelServerError.BadResponse)]
    [InlineData(401, MissingToken, ModelServerError.Unauthorized)]
    [InlineData(401, BadToken, ModelServerError.Unauthorized)]
    [InlineData(401, """{"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}""", ModelServerError.Unauthorized)]
    [InlineData(403, """{"error":{"message":"Permission denied to use plugin"}}""", ModelServerError.Unauthorized)]
    [InlineData(502, "<html>Bad Gateway</html>", ModelServerError.Unreachable)]
    [InlineData(429, "", ModelServerError.Unreachable)]
    [InlineData(500, "oops", ModelServerError.BadResponse)]
    [InlineData(400, """{"error":"Input DOES NOT FIT in context length. The input has 31430 tokens"}""", ModelServerError.ContextTooLong)]
    [InlineData(400, """{"error":"The number of tokens to keep from the initial prompt is greater than the context length"}""", ModelServerError.ContextTooLong)]
    [InlineData(400, """{"error":"Cannot truncate prompt with n_keep (5000) >= n_ctx (4096)"}""", ModelServerError.ContextTooLong)]
    [InlineData(400, """{"error":"Trying to keep the first 4872 tokens when context the overflows."}""", ModelServerError.ContextTooLong)]
    [InlineData(500, """{"error":{"code":500,"message":"Context size has been exceeded.","type":"server_error"}}""", ModelServerError.ContextTooLong)]
    [InlineData(400, """{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}""", ModelServerError.ContextTooLong)]
    [InlineData(400, """{"error":"Engine protocol predict request returned 400: {\"error\":{\"message\":\"request (9 tokens) exceeds the available context size\"}}"}""", ModelServerError.ContextTooLong)]
    [InlineData(400, """{"object":"error","message":"This model's maximum context length is 4096 tokens.","code":400}""", ModelServerError.ContextTooLong)]
    public void Each_wording_has_its_kind(int status, string body, ModelServerError expected) =>
        Assert.Equal(expected, ErrorClassifier.Classify(WireErrorReader.ReadBody(System.Text.Encoding.UTF8.GetBytes(body)), (HttpStatusCode)status).Error);

    [Theory]
    [InlineData(Streams.Overflow, ModelServerError.ContextTooLong)]
    [InlineData("data: {\"error\":{\"code\":400,\"message\":\"oops\",\"type\":\"exceed_context_size_error\"}}\n\n", ModelServerError.ContextTooLong)]
    [InlineData("error: {\"code\":500,\"message\":\"Context size has been exceeded.\",\"type\":\"server_error\"}\n\n", ModelServerError.ContextTooLong)]
    [InlineData("data: {\"error\":\"The model has crashed without additional information. (Exit code: 6)\"}\n\n", ModelServerError.ModelCrashed)]
    [InlineData("event: error\ndata: {\"message\":\"The model has crashed\"}\n\n", ModelServerError.ModelCrashed)]
    [InlineData("event: error\ndata: The model has crashed\n\n", ModelServerError.ModelCrashed)]
    [InlineData("event: error\ndata: \"odd\"\n\n", ModelServerError.BadResponse)]
    [InlineData("data: {\"object\":\"error\",\"message\":\"No models loaded\",\"code\":404}\n\n", ModelServerError.NoModelLoaded)]
    public void An_error_within_the_stream_ends_the_reply_and_keeps_its_text(string error, ModelServerError expected)
    {
        var reply = ParsedReply.Of(Streams.Contents("So far") + error + Streams.Done);
        Assert.Equal("So far", reply.Text);
        Assert.Equal(expected, reply.Failure?.Error);
        Assert.Equal(expected, ParsedReply.Of(error).Failure?.Error);
    }

    [Theory]
    [InlineData(401, BadToken)]
    [InlineData(400, """{"error":{"message":"Failed to parse: my diary says sk-bogus-E","code":"sk-bogus-E"}}""")]
    [InlineData(400, """{"error":"The model has crashed while writing: my diary says"}""")]
    [InlineData(500, "my diary says")]
    public void The_servers_words_go_no_further(int status, string body)
    {
        var error = ErrorClassifier.Classify(WireErrorReader.ReadBody(System.Text.Encoding.UTF8.GetBytes(body)), (HttpStatusCode)status);
        Assert.DoesNotContain("diary", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-bogus", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_counts_of_an_overflow_are_told() =>
        Assert.Equal(
            "HTTP 200: does not fit in context length, 31430 tokens, 30000 tokens",
            ParsedReply.Of(Streams.Overflow).Failure!.Detail);
}
