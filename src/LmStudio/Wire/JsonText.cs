using System.Text;
using System.Text.Json;

namespace FamilyChat.LmStudio.Wire;

/// <summary>
/// Strings out of JSON that <see cref="Utf8JsonReader.GetString"/> refuses: bytes that are not UTF-8, and escapes of half a
/// character, both of which engines emit when a token ends inside one.
/// </summary>
internal static class JsonText
{
    /// <summary>The string; a half character (an unpaired surrogate) is kept, for its other half may be in the next event.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            // The reader has checked that every escape is whole.
            var escape = raw[++i];
            if (escape == 'u')
            {
                text.Append((char)Convert.ToUInt16(raw.Substring(i + 1, 4), 16));
                i += 4;
                continue;
            }

            text.Append(escape switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                _ => escape,
            });
        }

        return text.ToString();
    }
}
