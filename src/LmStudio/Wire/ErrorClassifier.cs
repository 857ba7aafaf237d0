using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Wire;

/// <summary>
/// Finds out from a server's words what went wrong. The words themselves go no further: they can quote the chat or the token.
/// What is passed on is the wording that was recognised, the status and an identifier-like code.
/// </summary>
internal static partial class ErrorClassifier
{
    /// <summary>In the order they are looked for: a wording about the context also speaks of the model.</summary>
    private static readonly (string Wording, ModelServerError Error)[] Wordings =
    [
        ("API token", ModelServerError.Unauthorized),
        ("Invalid API Key", ModelServerError.Unauthorized),
        ("does not fit in context length", ModelServerError.ContextTooLong),
        ("greater than the context length", ModelServerError.ContextTooLong),
        ("Cannot truncate prompt with n_keep", ModelServerError.ContextTooLong),
        ("Trying to keep the first", ModelServerError.ContextTooLong),
        ("Context size has been exceeded", ModelServerError.ContextTooLong),
        ("exceeds the available context size", ModelServerError.ContextTooLong),
        ("maximum context length", ModelServerError.ContextTooLong),
        ("exceed_context_size_error", ModelServerError.ContextTooLong),
        ("context_length_exceeded", ModelServerError.ContextTooLong),
        ("No models loaded", ModelServerError.NoModelLoaded),
        ("No model is loaded", ModelServerError.NoModelLoaded),
        ("insufficient system resources", ModelServerError.NoModelLoaded),
        ("Failed to load model", ModelServerError.NoModelLoaded),
        ("Loading model", ModelServerError.Loading),
        ("model has crashed", ModelServerError.ModelCrashed),
        ("model crashed", ModelServerError.ModelCrashed),
        ("Model unloaded", ModelServerError.ModelCrashed),
        ("Model was unloaded", ModelServerError.ModelCrashed),
        ("model has unloaded", ModelServerError.ModelCrashed),
        ("modelUnloaded", ModelServerError.ModelCrashed),
        ("Multiple models are loaded", ModelServerError.ModelNotFound),
        ("Invalid model identifier", ModelServerError.ModelNotFound),
        ("model_not_found", ModelServerError.ModelNotFound),
        ("model not found", ModelServerError.ModelNotFound),
        ("Unexpected endpoint or method", ModelServerError.BadResponse),
        ("Conversation roles must alternate", ModelServerError.BadResponse),
        ("System message must be at the beginning", ModelServerError.BadResponse),
        ("Error rendering prompt with jinja template", ModelServerError.BadResponse),
        ("response_format", ModelServerError.BadResponse),
        ("is not iterable", ModelServerError.BadResponse),
    ];

    /// <param name="error">As the server spelled it.</param>
    /// <param name="status">Of the response that carried it.</param>
    public static ModelServerException Classify(WireError error, HttpStatusCode status)
    {
        var (wording, kind) = Recognise(error, status);
        return new ModelServerException(kind, Describe(error, status, wording, kind));
    }

    private static (string? Wording, ModelServerError Error) Recognise(WireError error, HttpStatusCode status)
    {
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || error.Code is "invalid_api_key")
            return (null, ModelServerError.Unauthorized);
        foreach (var (wording, kind) in Wordings)
        {
            if (Says(error.Message, wording) || Says(error.Type, wording) || Says(error.Code, wording))
                return (wording, kind);
        }

        // Ollama: model "x" not found, try pulling it first; vLLM: The model `x` does not exist.
        if (MissingModel().IsMatch(error.Message))
            return ("model … not found", ModelServerError.ModelNotFound);
        return (null, status switch
        {
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => ModelServerError.Unreachable,
            HttpStatusCode.TooManyRequests => ModelServerError.Unreachable,
            _ => ModelServerError.BadResponse,
        });
    }

    private static string Describe(WireError error, HttpStatusCode status, string? wording, ModelServerError kind)
    {
        var code = error.Code is { } c && Identifier().IsMatch(c) && c != ((int)status).ToString(CultureInfo.InvariantCulture) ? $", {c}" : "";
        var words = wording ?? string.Create(CultureInfo.InvariantCulture, $"words not recognised ({error.Message.Length} characters)");
        var counts = kind == ModelServerError.ContextTooLong
            ? string.Concat(TokenCount().Matches(error.Message).Select(m => $", {m.Groups["count"].Value} tokens"))
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}{code}: {words}{counts}");
    }

    private static bool Says(string? text, string wording) => text?.Contains(wording, StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@"\bmodel\b.{0,200}?(not found|does not exist)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex MissingModel();

    // A key or a token is longer or has other characters.
    [GeneratedRegex(@"^[a-z_]{1,40}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\b(?<count>\d{1,7}) tokens\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex TokenCount();
}
