using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FamilyChat.Actors.Conversations;
using FamilyChat.Web.Chat;

namespace FamilyChat.Web.Conversations.Export;

/// <summary>One way to write a conversation down. All messages are there, in the order they came, other versions of a reply too.</summary>
sealed record ExportFormat(string Name, string Extension, string ContentType, Func<ConversationDto, JsonSerializerOptions, byte[]> Write)
{
    public static readonly ExportFormat Markdown = new("markdown", ".md", "text/markdown; charset=utf-8", (c, _) => Utf8(ToMarkdown(c)));

    public static readonly ExportFormat Html = new("html", ".html", "text/html; charset=utf-8", (c, _) => Utf8(ToHtml(c)));

    /// <summary>Exactly what the page is given, so that nothing is lost.</summary>
    public static readonly ExportFormat Json = new(
        "json", ".json", "application/json; charset=utf-8", ToJson);

    public static readonly ExportFormat Text = new("text", ".txt", "text/plain; charset=utf-8", (c, _) => Utf8(ToText(c)));

    public static ExportFormat? Find(string name) => new[] { Markdown, Html, Json, Text }.FirstOrDefault(f => f.Name == name);

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] ToJson(ConversationDto c, JsonSerializerOptions options)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = options.Encoder }))
            JsonSerializer.Serialize(writer, c, options);
        return bytes.ToArray();
    }

    static string ToMarkdown(ConversationDto c)
    {
        var text = new StringBuilder("# ").Append(MarkdownLine(c.Title)).Append("\n\n_").Append(Time(c.CreatedAt)).Append("_\n");
        foreach (var m in c.Messages)
            text.Append("\n## ").Append(MarkdownLine(Heading(m))).Append("\n\n").Append(m.Text).Append('\n');
        return text.ToString();
    }

    static string ToText(ConversationDto c)
    {
        var text = new StringBuilder(c.Title).Append('\n').Append('=', Math.Min(c.Title.Length, 72)).Append('\n').Append(Time(c.CreatedAt)).Append('\n');
        foreach (var m in c.Messages)
            text.Append('\n').Append(Heading(m)).Append('\n').Append('-', 20).Append('\n').Append(m.Text).Append('\n');
        return text.ToString();
    }

    /// <summary>A page without a script, whatever a model or a member wrote.</summary>
    static string ToHtml(ConversationDto c)
    {
        var html = HtmlEncoder.Default;
        var page = new StringBuilder("<!doctype html>\n<html lang=\"\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Append(html.Encode(c.Title))
            .Append("</title>\n<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}")
            .Append("pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}h2{font-size:1rem}</style>\n<h1 dir=\"auto\">")
            .Append(html.Encode(c.Title))
            .Append("</h1>\n<p>")
            .Append(html.Encode(Time(c.CreatedAt)))
            .Append("</p>\n");
        foreach (var m in c.Messages)
        {
            page.Append("<article>\n<h2>").Append(html.Encode(Heading(m))).Append("</h2>\n<pre dir=\"auto\">")
                .Append(html.Encode(m.Text)).Append("</pre>\n</article>\n");
        }

        return page.Append("</html>\n").ToString();
    }

    static string Heading(MessageDto m)
    {
        var who = m.Role == MessageRole.User ? "Question" : "Reply";
        var how = m.State is MessageState.Complete or MessageState.Waiting ? "" : $", {m.State.ToString().ToLowerInvariant()}";
        return m.Model is null ? $"{who}, {Time(m.At)}{how}" : $"{who}, {m.Model}, {Time(m.At)}{how}";
    }

    static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A line that stays a heading: what Markdown would read as its own is escaped.</summary>
    static string MarkdownLine(string line)
    {
        var escaped = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
