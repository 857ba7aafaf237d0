using System.Globalization;

namespace FamilyChat.Resilience.Tests.Household;

/// <summary>Every test has a quick form, for each change, and a long one (<c>tests/Resilience.Tests/long</c>) for the figures.</summary>
static class Form
{
    public static readonly bool Long = Environment.GetEnvironmentVariable("RESILIENCE") == "long";

    public static T Of<T>(T quick, T @long) => Long ? @long : quick;

    /// <summary>One row of the table in docs/reliability.md, when a table is asked for.</summary>
    public static void Report(string fault, string found)
    {
        if (Environment.GetEnvironmentVariable("RESILIENCE_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"| {fault} | {found} |\n"));
    }
}
