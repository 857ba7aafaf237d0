using System.Globalization;

namespace Akka.Configuration;

/// <summary>
/// Settings by dotted path. It reads the part of HOCON that settings need: <c>path = value</c>, nested braces, quotes
/// and comments.
/// </summary>
public class Config
{
    public static readonly Config Empty = new(new Dictionary<string, string>());

    private readonly Dictionary<string, string> _values;

    internal Config(Dictionary<string, string> values) => _values = values;

    public virtual string? GetString(string path, string? @default = null) => _values.GetValueOrDefault(path, @default!);

    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        _values.TryGetValue(path, out var text) ? Duration.Parse(text) : @default ?? TimeSpan.Zero;
}

public class ConfigurationFactory
{
    private ConfigurationFactory()
    {
    }

    public static Config ParseString(string hocon)
    {
        var values = new Dictionary<string, string>();
        var section = new Stack<string>();
        foreach (var line in hocon.Replace("}", "\n}\n", StringComparison.Ordinal).Replace("{", "{\n", StringComparison.Ordinal).Split('\n'))
        {
            var text = line.Trim().TrimEnd(',');
            if (text.Length == 0 || text.StartsWith('#') || text.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            if (text == "}")
            {
                section.TryPop(out _);
            }
            else if (text.EndsWith('{'))
            {
                section.Push(text[..^1].Trim(' ', '=', ':'));
            }
            else
            {
                var split = text.IndexOfAny(['=', ':']);
                var path = string.Join('.', section.Reverse().Append(text[..split].Trim()));
                values[path] = text[(split + 1)..].Trim().Trim('"');
            }
        }

        return new Config(values);
    }
}

internal static class Duration
{
    /// <summary>Reads <c>500ms</c>, <c>3 s</c>, <c>2m</c>, <c>1h</c>, <c>infinite</c>, or plain milliseconds.</summary>
    internal static TimeSpan Parse(string text)
    {
        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz ");
        var unit = text.AsSpan(digits.Length).Trim();
        if (unit.SequenceEqual("infinite"))
        {
            return Timeout.InfiniteTimeSpan;
        }

        var number = double.Parse(digits, CultureInfo.InvariantCulture);
        return unit switch
        {
            "s" or "second" or "seconds" => TimeSpan.FromSeconds(number),
            "m" or "minute" or "minutes" => TimeSpan.FromMinutes(number),
            "h" or "hour" or "hours" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromMilliseconds(number),
        };
    }
}

public class ConfigurationException : Actor.AkkaException
{
    public ConfigurationException(string message)
        : base(message)
    {
    }
}
