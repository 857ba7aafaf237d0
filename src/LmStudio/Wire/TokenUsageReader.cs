using System.Text.Json;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.LmStudio.Wire;

/// <summary>Reads a usage object; a count that is missing or odd is 0.</summary>
internal static class TokenUsageReader
{
    /// <param name="reader">At the object's start; left at its end.</param>
    public static TokenUsage Read(ref Utf8JsonReader reader)
    {
        int prompt = 0, completion = 0, reasoning = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
                prompt = Count(ref reader);
            else if (reader.ValueTextEquals("completion_tokens"u8))
                completion = Count(ref reader);
            else if (reader.ValueTextEquals("completion_tokens_details"u8))
                reasoning = ReadDetails(ref reader);
            else
                Count(ref reader);
        }

        return new TokenUsage(prompt, completion, reasoning);
    }

    private static int ReadDetails(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return 0;
        }

        var reasoning = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = reader.ValueTextEquals("reasoning_tokens"u8);
            var count = Count(ref reader);
            reasoning = wanted ? count : reasoning;
        }

        return reasoning;
    }

    private static int Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        var count = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? Math.Max(number, 0) : 0;
        reader.Skip();
        return count;
    }
}
