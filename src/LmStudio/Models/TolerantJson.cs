using System.Text.Json;

namespace FamilyChat.LmStudio.Models;

/// <summary>Members of documents that may lack them or have them in another kind.</summary>
internal static class TolerantJson
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A number that counts something, or 0.</summary>
    public static int Count(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count > 0 ? count : 0;

    /// <summary>The items of an array, or null if it is none.</summary>
    public static IEnumerable<JsonElement>? Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : null;
}
