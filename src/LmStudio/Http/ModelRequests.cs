using System.Net.Http.Headers;

namespace FamilyChat.LmStudio.Http;

/// <summary>Builds requests to a model server.</summary>
internal static class ModelRequests
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <exception cref="ModelServerException">The address or the token can't be used.</exception>
    public static ServerAddress Address(LmStudioOptions options) =>
        ServerAddress.TryParse(options.Url, out var address)
            ? address
            : throw new ModelServerException(ModelServerError.Unreachable, "the address is not an http address");

    /// <summary>None at all, or one that can be sent in a header.</summary>
    public static bool IsToken(string? token) => token is null || token.AsSpan().Trim().IndexOfAnyExceptInRange('!', '~') < 0;

    public static HttpRequestMessage Chat(ServerAddress address, string? token, ReadOnlyMemory<byte> body) =>
        WithToken(new(HttpMethod.Post, address.At("/v1/chat/completions"))
        {
            Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } },
            Headers = { Accept = { new("text/event-stream"), new("application/json") } },
        }, token);

    public static HttpRequestMessage Get(ServerAddress address, string? token, string path) =>
        WithToken(new(HttpMethod.Get, address.At(path)), token);

    private static HttpRequestMessage WithToken(HttpRequestMessage request, string? token)
    {
        if (!IsToken(token))
            throw new ModelServerException(ModelServerError.Unauthorized, "the token has characters no token has");
        if (!string.IsNullOrWhiteSpace(token))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        return request;
    }
}
