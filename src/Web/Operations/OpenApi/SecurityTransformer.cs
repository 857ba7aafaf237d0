using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FamilyChat.Web.Operations.OpenApi;

/// <summary>Writes down who may call an operation and which header a change needs, as the endpoint's own metadata says.</summary>
static class SecurityTransformer
{
    public const string Session = "session";

    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any())
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, context.Document)] = [] }];
        if (!CsrfCheck.IsSafe(context.Description.HttpMethod ?? "GET"))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = CsrfCheck.Header, In = ParameterLocation.Header, Required = true, Description = "The csrfToken of GET /api/session.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
        var tag = Tag(context.Description.RelativePath ?? "");
        context.Document?.Tags?.Add(new OpenApiTag { Name = tag });
        operation.Tags = new HashSet<OpenApiTagReference> { new(tag, context.Document) };
        return Task.CompletedTask;
    }

    /// <summary>The noun after <c>api/</c>, with the admin's together.</summary>
    internal static string Tag(string path)
    {
        if (!path.StartsWith("api/", StringComparison.Ordinal)) return "operations";
        var noun = path.Split('/')[1].Split('?')[0];
        return noun is "session" or "sessions" or "users" or "preferences" or "password-reset" ? "accounts" : noun;
    }
}
