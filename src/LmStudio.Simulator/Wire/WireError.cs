using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>An error as a client finds it.</summary>
internal sealed record WireError(int Status, string Message)
{
    public string? Type { get; init; } = "invalid_request_error";
    public string? Param { get; init; }
    public string? Code { get; init; }
    public ErrorShape Shape { get; init; }

    /// <summary>Further members llama-server puts into the error, e.g. <c>n_ctx</c>.</summary>
    public IReadOnlyDictionary<string, int>? Numbers { get; init; }

    public static WireError Refused(string message, string? param = null, string? code = null) =>
        new(400, message) { Param = param, Code = code };

    public static WireError Server(string message) => new(500, message) { Type = "internal_error", Shape = ErrorShape.Text };

    public static WireError Scripted(ScriptedError error) =>
        new(error.Status, error.Message) { Type = error.Type, Param = error.Param, Code = error.Code, Shape = error.Shape };

    public static WireError ModelNotFound(string model, DialectTraits dialect) => new(404, dialect.MissingModel(model))
    {
        Param = "model",
        Code = "model_not_found",
        Type = dialect.ErrorShape == ErrorShape.Nested ? "invalid_request_error" : "NotFoundError",
        Shape = dialect.ErrorShape,
    };

    public JsonNode Body() => Shape switch
    {
        ErrorShape.Text => new JsonObject { ["error"] = Message },
        ErrorShape.Flat => new JsonObject
        {
            ["object"] = "error", ["message"] = Message, ["type"] = Type, ["param"] = Param, ["code"] = Status,
        },
        ErrorShape.NumericCode => new JsonObject { ["error"] = Numeric() },
        ErrorShape.Messages => new JsonObject
        {
            ["type"] = "error", ["error"] = new JsonObject { ["type"] = Type ?? "api_error", ["message"] = Message },
        },
        ErrorShape.Plain => JsonValue.Create(Message),
        _ => new JsonObject
        {
            ["error"] = new JsonObject { ["message"] = Message, ["type"] = Type, ["param"] = Param, ["code"] = Code },
        },
    };

    private JsonObject Numeric()
    {
        var error = new JsonObject { ["code"] = Status, ["message"] = Message, ["type"] = Type };
        foreach (var (name, number) in Numbers ?? new Dictionary<string, int>())
            error[name] = number;
        return error;
    }
}

/// <summary>A request that ends in an error instead of an answer.</summary>
internal sealed class WireException(WireError error) : Exception(error.Message)
{
    public WireError Error { get; } = error;
}
