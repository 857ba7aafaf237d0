using FamilyChat.LmStudio.Simulator.Generation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary><c>/api/v1</c>: LM Studio's native API since 0.4.0.</summary>
internal static class NativeV1Endpoints
{
    public static void MapNativeV1(this IEndpointRouteBuilder routes, GenerationHost host)
    {
        var chat = new NativeChat(host);
        routes.MapPost("/api/v1/chat", chat.AnswerAsync);
        routes.MapGet("/api/v1/models", http => NativeV1Models.ListAsync(host, http));
        routes.MapPost("/api/v1/models/load", http => NativeV1Models.LoadAsync(host, http));
        routes.MapPost("/api/v1/models/unload", http => NativeV1Models.UnloadAsync(host, http));
        routes.MapPost("/api/v1/models/download", http => NativeV1Downloads.BeginAsync(host, http));
        routes.MapGet("/api/v1/models/download/status/{id}", http => NativeV1Downloads.StatusAsync(host, http));
    }
}
