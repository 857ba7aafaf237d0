using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FamilyChat.Web.Operations.OpenApi;

/// <summary>
/// The OpenAPI document, made when it is first asked for. Most households never ask, and what makes it are five assemblies and a set of
/// services that would otherwise be loaded at every start; so it is made by a container of its own, which knows all the server's services
/// and makes none of them but those of the document.
/// </summary>
sealed class DocumentOnDemand(IServiceCollection services, EndpointDataSource endpoints)
{
    readonly Lazy<Task<byte[]>> document = new(() => WriteAsync(services, endpoints));

    /// <returns>The document as JSON in UTF-8; the same bytes every time, for the endpoints do not change.</returns>
    public Task<byte[]> ReadAsync() => document.Value;

    static async Task<byte[]> WriteAsync(IServiceCollection services, EndpointDataSource endpoints)
    {
        // A parameter that is a service is known by its being registered, and is left out.
        var all = new ServiceCollection();
        foreach (var service in services) ((ICollection<ServiceDescriptor>)all).Add(service);
        DescribedApi.AddTo(all);
        all.AddSingleton(endpoints);
        await using var provider = all.BuildServiceProvider();
        var described = await provider.GetRequiredKeyedService<IOpenApiDocumentProvider>(DescribedApi.Name).GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await described.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        return json.ToArray();
    }
}
