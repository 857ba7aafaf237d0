namespace FamilyChat.Web.Operations.OpenApi;

/// <summary><c>/docs</c>: our own page over the OpenAPI document, from our own assets, under the same strict policy as every page.</summary>
static class DocsPage
{
    const string Folder = "FamilyChat.Web.Operations.OpenApi.Page.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/docs", "docs.html", "text/html; charset=utf-8");
        Map(routes, "/docs/docs.css", "docs.css", "text/css; charset=utf-8");
        Map(routes, "/docs/docs.js", "docs.js", "text/javascript; charset=utf-8");
    }

    static void Map(IEndpointRouteBuilder routes, string path, string file, string contentType) =>
        routes.MapGet(path, () => TypedResults.Stream(Open(file), contentType)).ExcludeFromDescription().AllowAnonymous();

    static Stream Open(string file) => typeof(DocsPage).Assembly.GetManifestResourceStream(Folder + file)
        ?? throw new InvalidOperationException($"{file} is not embedded: a build mistake.");
}
