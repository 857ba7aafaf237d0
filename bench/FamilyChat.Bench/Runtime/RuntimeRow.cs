using System.Globalization;

namespace FamilyChat.Bench.Runtime;

/// <summary>
/// One line of the runtime table: figures of several runs beside the official packages' figure and the goal, both as
/// written in the project's targets.
/// </summary>
/// <param name="Measured">What is measured, with its unit.</param>
/// <param name="Official">The figure of Akka.NET 1.5.30, taken on the same kind of machine.</param>
/// <param name="Goal">The figure to reach.</param>
/// <param name="Runs">One figure a run.</param>
internal sealed record RuntimeRow(string Measured, string Official, string Goal, IReadOnlyList<double> Runs)
{
    internal double Median => Runs.Order().ElementAt(Runs.Count / 2);

    internal string ToMarkdown() =>
        $"| {Measured} | {Official} | {Goal} | {Text(Median)} | {Text(Runs.Min())} – {Text(Runs.Max())} |";

    private static string Text(double figure) => figure.ToString(figure < 100 ? "0.##" : "#,##0", CultureInfo.InvariantCulture);
}
