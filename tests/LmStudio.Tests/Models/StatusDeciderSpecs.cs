using System.Net;
using System.Text.Json;
using FamilyChat.LmStudio.Models;

namespace FamilyChat.LmStudio.Tests.Models;

public sealed class StatusDeciderSpecs
{
    private const string Unknown = """{"error":"Unexpected endpoint or method. (GET /api/v1/models)"}""";
    private static readonly ProbeAnswer Nothing = new(null, null);

    /// <summary>The list of LM Studio 0.4, with a second copy, a copy by another name, and members that are missing.</summary>
    private const string NativeV1 =
        """
        {"models":[
         {"type":"llm","publisher":"google","key":"google/gemma-4-e4b","display_name":"Gemma 4 E4B","architecture":"gemma4",
          "quantization":{"name":"4bit","bits_per_weight":4},"size_bytes":5000000000,"params_string":"4B",
          "loaded_instances":[{"id":"google/gemma-4-e4b","config":{"context_length":42496,"parallel":4},"remaining_ttl_seconds":3600},
                              {"id":"google/gemma-4-e4b:2","config":{"context_length":8192,"parallel":2}}],
          "max_context_length":262144,"format":"mlx","capabilities":{"vision":true},"description":null},
         {"type":"llm","key":"qwen/qwen3-8b","display_name":null,"loaded_instances":[{"id":"house-model","config":{}}],"max_context_length":32768},
         {"type":"llm","key":"on/disk"},
         {"type":"embedding","key":"text-embedding-nomic","loaded_instances":[{"id":"text-embedding-nomic","config":{"context_length":2048}}]},
         {"type":"llm"}, 7]}
        """;

    private const string NativeV0 =
        """
        {"object":"list","data":[
         {"id":"qwen/qwen3.8-27b","object":"model","type":"vlm","publisher":"qwen","arch":"qwen3_5","state":"not-loaded","max_context_length":262144},
         {"id":"old/model","object":"model","type":"llm","state":"loaded","max_context_length":32768,"loaded_context_length":4096},
         {"id":"text-embedding-nomic","object":"model","type":"embeddings","state":"not-loaded","max_context_length":2048}]}
        """;

    [Fact]
    public void The_native_list_is_read()
    {
        var status = Decide(v1: NativeV1);
        Assert.Equal((ModelServerKind.LmStudio, ModelServerState.Ready, 2), (status.Kind, status.State, status.Slots));
        Assert.Equal(
            [
                ("google/gemma-4-e4b", "Gemma 4 E4B", ModelState.Loaded, 42496, "google/gemma-4-e4b google/gemma-4-e4b:2"),
                ("qwen/qwen3-8b", "qwen/qwen3-8b", ModelState.Loaded, 32768, "house-model"),
                ("on/disk", "on/disk", ModelState.Available, 0, ""),
            ],
            status.Models.Select(m => (m.Id, m.Name, m.State, m.ContextLength, string.Join(' ', m.InstanceIds))));
    }

    [Fact]
    public void The_older_native_list_stands_in()
    {
        var status = Decide(v1: Unknown, v0: NativeV0);
        Assert.Equal(ModelServerKind.LmStudio, status.Kind);
        Assert.Equal(
            [("qwen/qwen3.8-27b", ModelState.Available, 262144), ("old/model", ModelState.Loaded, 4096)],
            status.Models.Select(m => (m.Id, m.State, m.ContextLength)));
    }

    [Fact]
    public void The_common_list_is_the_last_resort()
    {
        const string List = """{"data":[{"id":"a","object":"model"},{"id":"text-embedding-b"},{"id":"c","max_model_len":4096},{}],"object":"list"}""";
        var lmStudio = Decide(v1: Unknown, v0: Unknown, openAi: List, greeting: """{"lmstudio":true}""");
        Assert.Equal(ModelServerKind.LmStudio, lmStudio.Kind);
        Assert.Equal([("a", 0), ("c", 4096)], lmStudio.Models.Select(m => (m.Id, m.ContextLength)));
        Assert.Equal(ModelServerKind.OpenAiCompatible, Decide(openAi: List).Kind);
        Assert.Equal(ModelServerKind.Demo, Decide(openAi: List, hint: ModelServerKind.Demo).Kind);
        // The older native list looks alike but for its members.
        Assert.Equal(ModelServerKind.OpenAiCompatible, Decide(v0: List, openAi: List).Kind);
    }

    [Fact]
    public void Loading_is_seen_where_it_can_be()
    {
        var v0 = NativeV0.Replace("\"loaded\"", "\"loading\"", StringComparison.Ordinal);
        Assert.Equal(ModelServerState.Loading, Decide(v0: v0).State);
        Assert.Equal(ModelServerState.Loading, Decide(v1: """{"models":[{"type":"llm","key":"a"}]}""", waiting: true).State);
        Assert.Equal(ModelServerState.Ready, Decide(v1: NativeV1, waiting: true).State);
        var busy = StatusDecider.Decide(new(null, Nothing, Nothing, Nothing, new(HttpStatusCode.ServiceUnavailable, null), false));
        Assert.Equal(ModelServerState.Loading, busy.State);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"models":7,"data":"x"}""")]
    [InlineData("""{"error":{"message":"x"}}""")]
    public void Something_else_at_the_address_is_no_model_server(string body)
    {
        var status = Decide(v1: body, v0: body, openAi: body, greeting: body);
        Assert.Equal((ModelServerState.Unreachable, 1), (status.State, status.Slots));
        Assert.Contains("not a model server", status.Detail, StringComparison.Ordinal);
        Assert.Equal(ModelServerProblem.NotAModelServer, status.Problem);
    }

    private static ModelServerStatus Decide(
        string? v1 = null, string? v0 = null, string? openAi = null, string? greeting = null, ModelServerKind? hint = null, bool waiting = false) =>
        StatusDecider.Decide(new StatusEvidence(hint, Answer(greeting), Answer(v1), Answer(v0), Answer(openAi), waiting));

    private static ProbeAnswer Answer(string? body) =>
        body is null ? Nothing : new ProbeAnswer(HttpStatusCode.OK, JsonDocument.Parse(body).RootElement);
}
