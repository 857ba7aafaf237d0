using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FamilyChat.LmStudio.Chat;

/// <summary>
/// Writes the body of a chat request. The messages come first, so the body of the next turn begins with the bytes of this one's,
/// whatever else changes between them.
/// </summary>
internal static class ChatRequestWriter
{
    /// <summary>Structured output can run away (a grammar that never closes), so it is never asked for without a bound.</summary>
    private const int SchemaMaxTokens = 4096;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ArgumentException">There is no question among the turns, or the schema is not JSON.</exception>
    public static ReadOnlyMemory<byte> Write(ChatRequest request, string? model, bool withSchema)
    {
        var turns = TurnNormalizer.Normalize(request.Turns);
        if (!turns.Any(t => t.Role == ChatRole.User))
            throw new ArgumentException("there is no question among the turns", nameof(request));

        var body = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(body, Options);
        json.WriteStartObject();
        WriteMessages(json, turns);
        if (!string.IsNullOrEmpty(model))
            json.WriteString("model"u8, model);
        json.WriteBoolean("stream"u8, true);
        json.WriteStartObject("stream_options"u8);
        json.WriteBoolean("include_usage"u8, true);
        json.WriteEndObject();
        if ((request.MaxTokens ?? (request.JsonSchema is null ? null : SchemaMaxTokens)) is { } maxTokens)
            json.WriteNumber("max_tokens"u8, maxTokens);
        if (request.Temperature is { } temperature)
            json.WriteNumber("temperature"u8, temperature);
        if (request.Seed is { } seed)
            json.WriteNumber("seed"u8, seed);
        if (withSchema && request.JsonSchema is { } schema)
            WriteSchema(json, schema);
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    private static void WriteMessages(Utf8JsonWriter json, IReadOnlyList<ChatTurn> turns)
    {
        json.WriteStartArray("messages"u8);
        foreach (var turn in turns)
        {
            json.WriteStartObject();
            json.WriteString("role"u8, turn.Role switch
            {
                ChatRole.System => "system"u8,
                ChatRole.User => "user"u8,
                _ => "assistant"u8,
            });
            json.WriteString("content"u8, turn.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSchema(Utf8JsonWriter json, ReplySchema schema)
    {
        json.WriteStartObject("response_format"u8);
        json.WriteString("type"u8, "json_schema"u8);
        json.WriteStartObject("json_schema"u8);
        json.WriteString("name"u8, schema.Name);
        json.WriteBoolean("strict"u8, true);
        json.WritePropertyName("schema"u8);
        try
        {
            json.WriteRawValue(schema.Schema);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"the schema {schema.Name} is not JSON", nameof(schema), e);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
