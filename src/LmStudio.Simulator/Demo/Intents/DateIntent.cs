using System.Globalization;
using System.Text.RegularExpressions;

namespace FamilyChat.LmStudio.Simulator.Demo.Intents;

/// <summary>Knows the date only when it was told: a model has no clock.</summary>
internal sealed partial class DateIntent : IIntent
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "d MMMM yyyy", "MMMM d yyyy", "d MMM yyyy"];

    public string? Answer(DemoQuestion question)
    {
        var asksToday = question.SaysAny("what day is it", "what is the date", "whats the date", "what date is it", "todays date", "day is today", "date today");
        var asksWeekday = question.SaysAny("what day of the week", "which day of the week", "what weekday", "which weekday");
        if (!asksToday && !asksWeekday)
            return null;
        if (asksWeekday && Find(question.Text) is { } asked)
            return $"{Say(asked)} is a **{asked.ToString("dddd", CultureInfo.InvariantCulture)}**.";
        var told = question.Prompt.Turns.Reverse().Select(turn => Find(turn.Content)).FirstOrDefault(date => date is not null);
        return told is { } today
            ? $"Going by what I was told, today is {today.ToString("dddd", CultureInfo.InvariantCulture)}, {Say(today)}."
            : "I don't know: a language model has no clock, and nobody in this conversation told me the date. Your device knows.";
    }

    private static DateOnly? Find(string text)
    {
        foreach (Match match in Dates().Matches(text))
        {
            if (DateOnly.TryParseExact(match.Value.Replace(",", "", StringComparison.Ordinal), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
        }
        return null;
    }

    private static string Say(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dates();
}
