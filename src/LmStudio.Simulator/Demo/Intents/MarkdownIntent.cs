namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Shows what the page can render: tables, code, formulas, lists.</summary>
internal sealed class MarkdownIntent : IIntent
{
    private static readonly (string[] Words, string File)[] Samples =
    [
        (["latex", "formula", "equation", "maths notation", "math notation", "integral"], "sample-latex.md"),
        (["table"], "sample-table.md"),
        (["javascript", "typescript"], "sample-typescript.md"),
        (["code", "python", "program", "function", "script"], "sample-python.md"),
        (["markdown", "formatting", "bold", "bullet list", "headings"], "sample-markdown.md"),
    ];

    public string? Answer(DemoQuestion question)
    {
        foreach (var (words, file) in Samples)
        {
            if (question.SaysAny(words))
                return DemoData.Text(file);
        }
        return null;
    }
}
