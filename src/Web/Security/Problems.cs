using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyChat.Web.Security;

/// <summary>RFC 9457 problems with the stable <c>code</c> that programs read; the detail is for the person.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string detail) => TypedResults.Problem(
        detail: detail,
        statusCode: status,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });

    /// <summary>The same answer for what does not exist and for what belongs to somebody else.</summary>
    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, "not-found", "There is nothing here.");

    /// <summary>Writes a problem from middleware, where no endpoint returns a result.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail) => Of(status, code, detail).ExecuteAsync(context);

    /// <summary>The code of an answer that nobody gave one, by its status.</summary>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status401Unauthorized => "signed-out",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status408RequestTimeout => "too-slow",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status429TooManyRequests => "slow-down",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        _ => status >= StatusCodes.Status500InternalServerError ? "internal-error" : "bad-request",
    };
}
