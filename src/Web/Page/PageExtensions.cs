using Microsoft.Net.Http.Headers;

namespace FamilyChat.Web.Page;

/// <summary>The page itself: fingerprinted assets for ever, everything else fresh, and every address of the page is its one document.</summary>
public static class PageExtensions
{
    public static void UsePage(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = response => response.Context.Response.Headers[HeaderNames.CacheControl] =
            response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable"
                : "no-cache",
    });

    public static void MapPage(this WebApplication app)
    {
        app.MapFallback("/api/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not found",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "not-found" }));
        app.MapFallbackToFile("index.html", new StaticFileOptions
        {
            OnPrepareResponse = response => response.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache",
        });
    }
}
