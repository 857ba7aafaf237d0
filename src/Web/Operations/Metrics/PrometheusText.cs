using System.Globalization;
using System.Text;

namespace FamilyChat.Web.Operations.Metrics;

/// <summary>Prometheus' text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats).</summary>
static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        foreach (var metric in metrics.GroupBy(Name, StringComparer.Ordinal).Select(same => same.First())) Append(text, metric);
        return text.ToString();
    }

    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags) labels.Add($"{Sanitise(key)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    static void Append(StringBuilder text, Metric metric)
    {
        var name = Name(metric);
        if (!string.IsNullOrEmpty(metric.Instrument.Description))
            text.Append("# HELP ").Append(name).Append(' ').Append(metric.Instrument.Description.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(Spelling(metric.Kind)).Append('\n');
        foreach (var series in metric.Series.OrderBy(one => one.Labels, StringComparer.Ordinal))
        {
            var (value, count, buckets) = series.Read();
            if (metric.Kind != MetricKind.Histogram)
            {
                Line(text, name, series.Labels, value);
                continue;
            }
            var below = 0L;
            for (var i = 0; i < buckets.Length; i++)
            {
                below += buckets[i];
                var bound = i < metric.Bounds.Count ? Number(metric.Bounds[i]) : "+Inf";
                Line(text, name + "_bucket", series.Labels.Length == 0 ? $"le=\"{bound}\"" : $"{series.Labels},le=\"{bound}\"", below);
            }
            Line(text, name + "_sum", series.Labels, value);
            Line(text, name + "_count", series.Labels, count);
        }
    }

    static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    /// <summary>OpenTelemetry's rule for Prometheus: dots become underscores, the unit is a suffix, a counter ends in _total.</summary>
    internal static string Name(Metric metric)
    {
        var name = Sanitise(metric.Instrument.Name);
        var unit = metric.Instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return metric.Kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    static string Spelling(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    static string Sanitise(string name)
    {
        var letters = name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_').ToArray();
        return char.IsAsciiDigit(letters[0]) ? "_" + new string(letters) : new string(letters);
    }

    static string Escape(string value) => value
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
