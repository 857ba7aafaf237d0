namespace FamilyChat.Web.Operations.OpenApi;

/// <summary><c>/openapi/v1.json</c>, made from the endpoints themselves, and <c>/docs</c>, a page of ours that shows it.</summary>
static class OpenApiExtensions
{
    public static void AddOpenApiDocument(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new DocumentOnDemand(services, provider.GetRequiredService<EndpointDataSource>()));
    }

    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/openapi/v1.json", async (DocumentOnDemand document) => TypedResults.Bytes(await document.ReadAsync(), "application/json;charset=utf-8"))
            .ExcludeFromDescription();
        DocsPage.Map(routes);
    }
}
