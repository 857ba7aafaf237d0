using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Wire;

internal static class HttpResponseExtensions
{
    public static Task WriteJsonAsync(this HttpResponse response, JsonNode body, CancellationToken cancelled = default)
    {
        var bytes = Json.Bytes(body);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, cancelled).AsTask();
    }
}
