using System.Text.Json;

namespace FamilyChat.LmStudio.Simulator.Demo;

/// <summary>The texts the demo model says, embedded in the assembly.</summary>
internal static class DemoData
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNameCaseInsensitive = true };

    public static string Text(string file)
    {
        using var reader = new StreamReader(Open(file));
        return reader.ReadToEnd().TrimEnd();
    }

    public static IReadOnlyList<CannedAnswer> Answers(string file)
    {
        using var stream = Open(file);
        return JsonSerializer.Deserialize<IReadOnlyList<CannedAnswer>>(stream, Format)!;
    }

    private static Stream Open(string file) =>
        typeof(DemoData).Assembly.GetManifestResourceStream($"Demo.{file}")
        ?? throw new InvalidOperationException($"{file} is not embedded.");
}

/// <summary>An answer and when it is given: when all words of one of its patterns occur in the question.</summary>
internal sealed record CannedAnswer
{
    public required IReadOnlyList<string> When { get; init; }

    /// <summary>One line an entry.</summary>
    public required IReadOnlyList<string> Say { get; init; }

    public bool Fits(DemoQuestion question) => When.Any(question.SaysAllOf);

    public string Text => string.Join('\n', Say);
}
