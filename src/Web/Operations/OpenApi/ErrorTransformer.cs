using System.Globalization;
using System.Text.Json.Nodes;
using FamilyChat.Web.Accounts;
using FamilyChat.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FamilyChat.Web.Operations.OpenApi;

/// <summary>Adds to every operation the refusals it can answer with: those that follow from its metadata, and those of <see cref="ErrorCodes"/>.</summary>
static class ErrorTransformer
{
    public const string ProblemSchema = "Problem";

    const string ProblemJson = "application/problem+json";

    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        operation.Responses ??= [];
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod ?? "GET";
        var path = "/" + (context.Description.RelativePath ?? "").Split('?')[0];
        var codes = General(metadata, method, path).Concat(Unreadable(context.Description)).Concat(ErrorCodes.Of(method, path)).Distinct();
        foreach (var same in codes.GroupBy(error => error.Status).OrderBy(group => group.Key))
            operation.Responses[same.Key.ToString(CultureInfo.InvariantCulture)] = Response([.. same.Select(error => error.Code)], context.Document!);
        return Task.CompletedTask;
    }

    public static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457. Programs read code, people read detail; traceId finds the server's log lines.",
        Required = new HashSet<string>(StringComparer.Ordinal) { "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };

    static IEnumerable<ErrorCode> General(IList<object> metadata, string method, string path)
    {
        if (!path.StartsWith("/api/", StringComparison.Ordinal)) yield break;
        var authorize = metadata.OfType<IAuthorizeData>().ToList();
        if (authorize.Count > 0) yield return new ErrorCode(StatusCodes.Status401Unauthorized, "signed-out");
        if (authorize.Any(one => one.Policy == AccessPolicies.Admin)) yield return new ErrorCode(StatusCodes.Status403Forbidden, "forbidden");
        if (path.Contains('{', StringComparison.Ordinal)) yield return new ErrorCode(StatusCodes.Status404NotFound, "not-found");
        yield return new ErrorCode(StatusCodes.Status429TooManyRequests, "slow-down");
        yield return new ErrorCode(StatusCodes.Status503ServiceUnavailable, "not-saved");
        yield return new ErrorCode(StatusCodes.Status503ServiceUnavailable, "unavailable");
        if (CsrfCheck.IsSafe(method)) yield break;
        yield return new ErrorCode(StatusCodes.Status400BadRequest, "csrf");
        yield return new ErrorCode(StatusCodes.Status400BadRequest, "bad-request");
        yield return new ErrorCode(StatusCodes.Status403Forbidden, "foreign-origin");
    }

    /// <summary>A number or a time in the query that is none.</summary>
    static IEnumerable<ErrorCode> Unreadable(ApiDescription operation) =>
        operation.ParameterDescriptions.Any(one => one.Source == BindingSource.Query && one.Type != typeof(string))
            ? [new ErrorCode(StatusCodes.Status400BadRequest, "bad-request")]
            : [];

    static OpenApiResponse Response(IReadOnlyList<string> codes, OpenApiDocument document)
    {
        var code = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. codes.Select(one => (JsonNode)one)] };
        var schema = new OpenApiSchema
        {
            AllOf = [new OpenApiSchemaReference(ProblemSchema, document)],
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["code"] = code },
        };
        return new OpenApiResponse
        {
            Description = string.Join(", ", codes),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ProblemJson] = new OpenApiMediaType { Schema = schema } },
        };
    }
}
