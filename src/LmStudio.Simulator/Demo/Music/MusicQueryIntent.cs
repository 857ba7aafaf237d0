using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyChat.LmStudio.Simulator.Wire;

namespace FamilyChat.LmStudio.Simulator.Demo.Music;

/// <summary>Answers text-to-SQL prompts with the JSON they ask for, from the schema and the hints in the prompt alone.</summary>
internal sealed class MusicQueryIntent : IIntent
{
    private const int MaxOptions = 4;

    private static readonly string[] ChangeWords =
        ["delete", "remove", "drop", "erase", "insert", "add", "update", "change", "rename", "set", "replace", "edit", "truncate", "alter",
         "create", "put", "overwrite", "clear"];

    private static readonly string[] Polite =
        ["please", "can you", "could you", "would you", "will you", "i want you to", "i want to", "lets", "now", "go and", "just"];

    private static readonly string[] ChatWords =
        ["hello", "hi", "hey", "thanks", "thank you", "good morning", "good evening", "how are you", "who are you", "bye", "goodbye"];

    public string? Answer(DemoQuestion question) => MusicPrompt.Read(question) is { } prompt ? Json.Write(Reply(prompt)) : null;

    private static JsonObject Reply(MusicPrompt prompt)
    {
        var question = prompt.Question;
        if (AsksForChange(question))
            return Outcome(question.Text, "refuse", "I can only look at the library, not change it.");
        var wish = QueryWish.Read(question);
        var names = NameFilter.Read(prompt);
        var used = new List<MusicColumn>();
        if (FollowUp.Change(prompt, wish, names, used) is { } changed)
            return Query(prompt, $"{prompt.PreviousQuestion} — {question.Text}", changed, used, names.Assumption);
        var builder = new QueryBuilder(prompt.Schema);
        var hasYear = builder.YearCondition(question) is not null;
        var isNamed = names.Names.Count > 0 && (prompt.Links.Count > 0 || question.SaysAny("by", "composer", "artist"));
        if (!wish.Anything && !isNamed && !hasYear)
        {
            return question.SaysAny(ChatWords)
                ? Outcome(question.Text, "chat", "Hello! Ask me about the songs, albums, artists and composers of the library.")
                : Outcome(question.Text, "not_in_library", "The library knows titles, artists, albums and the like, but nothing about this.");
        }
        if (names.Readings.Count > 1)
            return Clarify(question.Text, "Which one is meant?", names.Readings.Select(name => Reading(prompt, name)));
        if (IsBareName(question, prompt) && names.Names is [[var first, ..], ..])
            return Clarify(question.Text, "Songs or albums?", [$"Songs by {first.Value}", $"Albums by {first.Value}"]);
        return builder.Build(wish, names, question) is { } statement
            ? Query(prompt, question.Text, statement, builder.Used, names.Assumption)
            : Outcome(question.Text, "not_in_library", "The library has no column for that.");
    }

    /// <summary>An order to change something begins with the verb; a title that contains one does not make it an order.</summary>
    private static bool AsksForChange(DemoQuestion question)
    {
        var text = question.Folded.Trim();
        while (Polite.FirstOrDefault(word => text.StartsWith(word + " ", StringComparison.Ordinal)) is { } opening)
            text = text[(opening.Length + 1)..];
        return ChangeWords.Any(word => text.StartsWith(word + " ", StringComparison.Ordinal));
    }

    private static bool IsBareName(DemoQuestion question, MusicPrompt prompt) =>
        prompt.Links.Any(link => Words.Fold(link.Said) == question.Folded.Trim());

    private static JsonObject Clarify(string question, string what, IEnumerable<string> options)
    {
        var reply = Outcome(question, "clarify", what);
        reply["options"] = new JsonArray([.. options.Take(MaxOptions).Select(option => (JsonNode)option)]);
        return reply;
    }

    /// <summary>The question with the name it may have meant.</summary>
    private static string Reading(MusicPrompt prompt, string name)
    {
        var said = prompt.Links.Where(link => link.Matches.Any(match => match.Value == name)).Select(link => link.Said).First();
        return prompt.Question.Text.Replace(said, name, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonObject Query(MusicPrompt prompt, string standalone, SelectStatement statement, IReadOnlyList<MusicColumn> used, string assumption) => new()
    {
        ["standalone"] = standalone,
        ["kind"] = "query",
        ["columns"] = new JsonArray([.. used.Select(column => (JsonNode)Spelling(prompt, column)).Distinct()]),
        ["sql"] = statement.ToString(),
        ["assumption"] = assumption,
        ["options"] = new JsonArray(),
    };

    private static JsonObject Outcome(string standalone, string kind, string assumption) => new()
    {
        ["standalone"] = standalone,
        ["kind"] = kind,
        ["columns"] = new JsonArray(),
        ["sql"] = "",
        ["assumption"] = assumption,
        ["options"] = new JsonArray(),
    };

    /// <summary>As the reply's schema spells the column: alone, or with its table.</summary>
    private static string Spelling(MusicPrompt prompt, MusicColumn column)
    {
        if (prompt.Question.Prompt.JsonSchema is not { } schema)
            return column.Name;
        var full = $"{column.Table}.{column.Name}";
        return schema.Contains(JsonSerializer.Serialize(full), StringComparison.Ordinal) ? full : column.Name;
    }
}
