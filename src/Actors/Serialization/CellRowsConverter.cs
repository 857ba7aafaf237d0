using System.Text.Json;
using System.Text.Json.Serialization;

namespace FamilyChat.Actors.Serialization;

/// <summary>Rows of a query as arrays of JSON values. What was a whole number, a fraction, a text or nothing is read back as the same.</summary>
internal sealed class CellRowsConverter : JsonConverter<IReadOnlyList<IReadOnlyList<object?>>>
{
    public override IReadOnlyList<IReadOnlyList<object?>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var rows = new List<IReadOnlyList<object?>>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.StartArray);
            var row = new List<object?>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                row.Add(Cell(ref reader));
            rows.Add(row);
        }

        return rows;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<object?>> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var row in value)
        {
            writer.WriteStartArray();
            foreach (var cell in row)
                Write(writer, cell);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static object? Cell(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Number(ref reader),
        _ => throw new JsonException($"A cell cannot be {reader.TokenType}."),
    };

    /// <summary>A fraction is written with its point, so that 3.0 does not come back as 3.</summary>
    private static object Number(ref Utf8JsonReader reader) =>
        !reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E') && reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble();

    private static void Write(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.WriteNullValue();
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double fraction when !double.IsFinite(fraction):
                writer.WriteStringValue(fraction.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double fraction when double.IsInteger(fraction) && Math.Abs(fraction) < 1e15:
                writer.WriteRawValue(fraction.ToString("F1", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double fraction:
                writer.WriteNumberValue(fraction);
                break;
            default:
                writer.WriteStringValue((string)cell);
                break;
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
            throw new JsonException($"Rows are arrays of arrays; found {reader.TokenType}.");
    }
}
