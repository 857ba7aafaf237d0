using Microsoft.Net.Http.Headers;

namespace FamilyChat.Web.Page;

/// <summary>The page itself: fingerprinted assets for ever, everything else fresh, and every address of the page is its one document.</summary>
public static class PageExtensions
{
    public static void UsePage(this WebApplication app)
    {
        app.UseCompressedAssets();
        app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = new CompressedAssets.ContentTypes(),
            OnPrepareResponse = response =>
            {
                var isAsset = response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
                response.Context.Response.Headers[HeaderNames.CacheControl] = isAsset ? "public, max-age=31536000, immutable" : "no-cache";
                if (isAsset) CompressedAssets.Describe(response.Context.Response);
            },
        });
    }

    public static void MapPage(this WebApplication app)
    {
        // A request delegate: for a handler the generator of endpoints forgets the pattern, and every address of the page would end here.
        app.MapFallback("/api/{**rest}", context => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not found",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "not-found" }).ExecuteAsync(context));
        app.MapFallbackToFile("index.html", new StaticFileOptions
        {
            OnPrepareResponse = response => response.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache",
        });
    }
}
