using System.Text.Json;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.LmStudio.Wire;

/// <summary>
/// Reads an event, a whole reply or an error body of an OpenAI-compatible server into a <see cref="ChatChunk"/>, allocating little
/// but its text. Unknown members and members of an unexpected kind are passed over; that is what tolerance means here.
/// </summary>
internal static class ChatChunkReader
{
    /// <returns>False if the JSON is cut short; true if it was read whole.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static bool TryRead(ReadOnlySpan<byte> json, ChatChunk chunk)
    {
        chunk.Clear();
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                ReadRoot(ref reader, chunk);
            else
                reader.Skip();
            reader.Read();
            return true;
        }
        catch (JsonException) when (IsCutShort(json))
        {
            chunk.Clear();
            return false;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a member's name is no text", e);
        }
    }

    private static bool IsCutShort(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
            return !reader.Read() || !reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ReadRoot(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        string? message = null, type = null, code = null;
        var flatError = false;
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("choices"u8))
                ReadChoices(ref reader, chunk);
            else if (reader.ValueTextEquals("model"u8))
                ReadModel(ref reader, chunk);
            else if (reader.ValueTextEquals("usage"u8))
                ReadUsage(ref reader, chunk);
            else if (reader.ValueTextEquals("error"u8))
                chunk.Error = WireErrorReader.ReadValue(ref reader);
            else if (reader.ValueTextEquals("object"u8))
                flatError = IsText(ref reader, "error"u8);
            else if (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("detail"u8))
                message = Text(ref reader) ?? message;
            else if (reader.ValueTextEquals("code"u8))
                code = WireErrorReader.Scalar(ref reader);
            else if (reader.ValueTextEquals("type"u8))
                type = Text(ref reader);
            else
                Pass(ref reader);
        }

        if (chunk.Error is null && !chunk.HasChoices && (flatError || message is not null))
            chunk.Error = new WireError(message ?? string.Empty, code, type);
        else if (chunk.Error is { Message.Length: 0 } error && message is not null)
            chunk.Error = error with { Message = message };
    }

    private static void ReadChoices(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        chunk.HasChoices = true;
        // Only one choice is ever asked for.
        var first = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (first && reader.TokenType == JsonTokenType.StartObject)
                ReadChoice(ref reader, chunk);
            else
                reader.Skip();
            first = false;
        }
    }

    private static void ReadChoice(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("delta"u8) || reader.ValueTextEquals("message"u8))
                ReadDelta(ref reader, chunk);
            else if (reader.ValueTextEquals("text"u8))
                chunk.Content ??= Text(ref reader);
            else if (reader.ValueTextEquals("finish_reason"u8))
                ReadFinish(ref reader, chunk);
            else
                Pass(ref reader);
        }
    }

    private static void ReadDelta(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("content"u8))
                chunk.Content = Text(ref reader);
            else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
                ReadReasoning(ref reader, chunk);
            else if (reader.ValueTextEquals("tool_calls"u8))
                chunk.CallsTool |= HasItems(ref reader);
            else
                Pass(ref reader);
        }
    }

    // A server in transition between the two names may send both, the same text twice.
    private static void ReadReasoning(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        var text = Text(ref reader);
        if (string.IsNullOrEmpty(chunk.Reasoning))
            chunk.Reasoning = text;
    }

    private static void ReadFinish(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0)
            chunk.Finish = reader.ValueTextEquals("length"u8) ? FinishReason.Length : FinishReason.Stop;
        reader.Skip();
    }

    private static void ReadModel(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0 && !reader.ValueTextEquals(chunk.Model))
            chunk.Model = JsonText.Read(ref reader);
        reader.Skip();
    }

    private static void ReadUsage(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            chunk.Usage = TokenUsageReader.Read(ref reader);
        else
            reader.Skip();
    }

    private static bool HasItems(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }

        var any = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            any = true;
            reader.Skip();
        }

        return any;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        reader.Read();
        var same = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(text);
        reader.Skip();
        return same;
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
}
