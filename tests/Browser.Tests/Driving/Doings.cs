using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>What a child does to a conversation that a parent will want to find again: all of it, with a real page.</summary>
internal static class Doings
{
    public const string Asked = "How tall is the red tower?";
    public const string Changed = "How old is the red tower today?";
    public const string LongStory = "Tell me its whole story";
    public const string Title = "The red tower";

    /// <summary>What the model says to it, in this order.</summary>
    public static void Script(Stage stage) => stage.Script(
        Scripts.Answer(Asked, "It is 80 metres tall."),
        Scripts.Answer(Changed, "It is 300 years old."),
        Scripts.Answer(Changed, "It was built 300 years ago."),
        Scripts.OnAndOn(LongStory));

    /// <summary>Waits until the admin's record has the last of it.</summary>
    public static Task RecordedAsync(ChatPage admin, string member) =>
        Stage.UntilAsync(admin, "/api/admin/audit?kind=deleted", page => page.GetProperty("events").EnumerateArray().Any(e => e.GetProperty("user").GetString() == member));

    /// <summary>Asks, changes the question, wants another answer, stops the next, renames and deletes.</summary>
    public static async Task DoEverythingAsync(this ChatPage child)
    {
        await child.AskAndWaitAsync(Asked, "80 metres");
        await child.ChangeAsync(Changed);
        await child.WaitForTextAsync(child.Reply, "300 years old");
        await child.WholeAsync();
        await child.Button("Answer again").ClickAsync();
        await child.WaitForTextAsync(child.Reply, "300 years ago");
        await child.WholeAsync();
        await child.AskAsync(LongStory);
        await child.WaitForTextAsync(child.Reply, "word10");
        await child.Button("Stop").ClickAsync();
        await child.WaitForTextAsync(child.Reply, "You stopped here.");
        await child.ChooseAsync(Asked, "Rename");
        await child.NameAsync(Title);
        await Expect(child.Titles).ToHaveTextAsync([Title]);
        await child.ChooseAsync(Title, "Delete");
        await Expect(child.Titles).ToHaveCountAsync(0);
    }
}
