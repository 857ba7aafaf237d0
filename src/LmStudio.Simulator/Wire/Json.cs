using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyChat.LmStudio.Simulator.Wire;

/// <summary>JSON as a Node server writes it: compact, and no more escaped than the format asks for.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode node) => node.ToJsonString(Relaxed);

    /// <summary>What a text says as JSON; what is none, as a string.</summary>
    public static JsonNode ReadOrQuote(string text)
    {
        try
        {
            return JsonNode.Parse(text) ?? JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(Write(node));

    /// <summary>A text as a JSON string, quotes included, in UTF-8.</summary>
    public static void Quote(ByteBuffer into, string text)
    {
        into.Add("\""u8);
        into.Add(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        into.Add("\""u8);
    }
}
