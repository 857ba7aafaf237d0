using FamilyChat.Web.Operations.Starting;
using Microsoft.OpenApi;

namespace FamilyChat.Web.Operations.OpenApi;

/// <summary>What the document says besides what the endpoints say of themselves.</summary>
static class DescribedApi
{
    public const string Name = "v1";

    public static void AddTo(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "FamilyChat",
                Version = ProductVersion.Current,
                Description = "A family's private chat. Replies stream over the SignalR hub /hub/chat, which docs/protocol.md describes. "
                    + "Every request that changes something sends X-CSRF-TOKEN, the csrfToken of GET /api/session. "
                    + "Errors are application/problem+json with a stable code.",
            };
            // The address is wherever this document was fetched from.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[SecurityTransformer.Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "familychat", Description = "The cookie of POST /api/session.",
            };
            document.AddComponent(ErrorTransformer.ProblemSchema, ErrorTransformer.Problem());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(SecurityTransformer.TransformAsync);
        options.AddOperationTransformer(ErrorTransformer.TransformAsync);
    });
}
