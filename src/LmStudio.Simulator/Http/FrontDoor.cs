using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FamilyChat.LmStudio.Simulator.Http;

/// <summary>What happens to every request: the server's headers, CORS, the token, and errors made into answers.</summary>
internal sealed class FrontDoor(SimulatorOptions options)
{
    private const int ShownOfBadToken = 10;

    private const string TokenMissing =
        "An LM Studio API token is required to make requests to this server, but none was provided using the Authorization header using "
        + "the 'Bearer' scheme (i.e., 'Authorization: Bearer $LM_API_TOKEN'). Learn more at: https://lmstudio.ai/docs/developer/core/authentication";

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (options.Dialect.IsLmStudio)
            http.Response.Headers["X-Powered-By"] = "Express";
        http.Response.Headers["Keep-Alive"] = $"timeout={(int)options.KeepAlive.TotalSeconds}";
        if (options.Cors)
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlAllowHeaders = "*";
            if (HttpMethods.IsOptions(http.Request.Method))
            {
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }
        }
        try
        {
            if (Refusal(http.Request) is { } refusal)
                throw new WireException(refusal);
            await next(http);
        }
        catch (WireException error) when (!http.Response.HasStarted)
        {
            await new ErrorResponse(http.Response).WriteAsync(error.Error, http.RequestAborted);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to tell.
        }
    }

    public Task UnknownRouteAsync(HttpContext http)
    {
        var message = $"Unexpected endpoint or method. ({http.Request.Method} {http.Request.Path})";
        if (options.Dialect.IsLmStudio)
            return http.Response.WriteJsonAsync(new JsonObject { ["error"] = message }, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return http.Response.WriteJsonAsync(new JsonObject { ["detail"] = "Not Found" }, http.RequestAborted);
    }

    private WireError? Refusal(HttpRequest request)
    {
        if (options.Token is null || request.Path == "/lmstudio-greeting" || request.Path == "/health")
            return null;
        var header = request.Headers.Authorization.ToString();
        if (header == $"Bearer {options.Token}")
            return null;
        if (!options.Dialect.IsLmStudio)
        {
            return new WireError(401, options.ServerDialect == Wire.Dialect.LlamaServer ? "Invalid API Key" : "Unauthorized")
            {
                Type = "authentication_error",
                Shape = options.Dialect.ErrorShape,
            };
        }
        return new WireError(401, header.StartsWith("Bearer ", StringComparison.Ordinal) ? Malformed(header["Bearer ".Length..]) : TokenMissing)
        {
            Type = "invalid_request",
            Code = "invalid_api_key",
        };
    }

    /// <summary>Echoes the first characters, as the real server does: a client must not pass this on.</summary>
    private static string Malformed(string token) =>
        $"Malformed LM Studio API token provided: {token[..Math.Min(ShownOfBadToken, token.Length)]}**************… Ensure you are using a valid token.";
}
