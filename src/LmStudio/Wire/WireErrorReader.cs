using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FamilyChat.LmStudio.Wire;

/// <summary>Reads the shapes an error comes in: a string, an object with its code as text or number, or flat at the root.</summary>
internal static class WireErrorReader
{
    /// <summary>A whole body of a refused request, which need not be JSON at all.</summary>
    public static WireError ReadBody(ReadOnlySpan<byte> body)
    {
        var chunk = new ChatChunk();
        try
        {
            if (ChatChunkReader.TryRead(body, chunk) && chunk.Error is { } error)
                return error;
        }
        catch (JsonException)
        {
            // Plain text or a web page: its words are all there is.
        }

        return new WireError(Encoding.UTF8.GetString(body));
    }

    /// <param name="reader">At the member's name; left at the end of its value.</param>
    /// <returns>Null for the empty values some servers put into every good event.</returns>
    public static WireError? ReadValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                var text = JsonText.Read(ref reader);
                return text.Length > 0 ? new WireError(text) : null;
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A string or number as text, null for anything else.</summary>
    /// <param name="reader">At the member's name; left at the end of its value.</param>
    public static string? Scalar(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return JsonText.Read(ref reader);
        if (reader.TokenType == JsonTokenType.Number)
            return Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        reader.Skip();
        return null;
    }

    private static WireError ReadObject(ref Utf8JsonReader reader)
    {
        string? message = null, code = null, type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message"u8))
                message = Scalar(ref reader);
            else if (reader.ValueTextEquals("code"u8))
                code = Scalar(ref reader);
            else if (reader.ValueTextEquals("type"u8))
                type = Scalar(ref reader);
            else
                Scalar(ref reader);
        }

        return new WireError(message ?? string.Empty, code, type);
    }
}
