using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Http;

namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>A client and the connections it owns.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly HttpClient _http;

    public TestClient(LmStudioOptions options, TimeProvider? time = null)
    {
        Options = options;
        _http = ModelHttpClient.Create(() => Options, time ?? TimeProvider.System);
        Client = new LmStudioClient(_http, () => Options, time ?? TimeProvider.System);
    }

    /// <summary>With limits that only a server in vain reaches.</summary>
    public TestClient(string url)
        : this(new LmStudioOptions { Url = url, ConnectLimit = Wait.Limit, ProbeLimit = Wait.Limit })
    {
    }

    public LmStudioOptions Options { get; set; }

    public LmStudioClient Client { get; }

    public static ChatRequest Ask(string text, string? model = "test/model") => new(model, [new ChatTurn(ChatRole.User, text)]);

    public Task<ParsedReply> AskAsync(string text, string? model = "test/model") => AskAsync(Ask(text, model));

    public Task<ParsedReply> AskAsync(ChatRequest request) => ParsedReply.OfAsync(Client.GenerateAsync(request)).InTime();

    public void Dispose() => _http.Dispose();
}
