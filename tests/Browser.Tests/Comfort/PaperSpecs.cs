using System.Text;
using FamilyChat.Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FamilyChat.Browser.Tests.Comfort;

/// <summary>A printed conversation is all of the conversation and nothing of the page around it.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class PaperSpecs(Chromium chromium, Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Print_shows_the_title_and_every_word_dark_on_white_without_controls()
    {
        stage.Script(Scripts.Answer("for the fridge", "Milk, eggs and [flour](https://example.org/flour)."));
        await using var maya = await stage.MemberAsync(chromium, "Maya", Device.Laptop with { Scheme = ColorScheme.Dark });
        await maya.AskAndWaitAsync("for the fridge\n" + Scripts.Words(500), "flour");
        await Expect(maya.Questions.First).Not.ToContainTextAsync("word500");
        await maya.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await maya.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");

        await Expect(maya.Questions.First).ToContainTextAsync("word500");
        foreach (var control in new[] { "#history", ".composer", ".message-footer", ".fold", ".picker" })
            await Expect(maya.Page.Locator(control).First).Not.ToBeVisibleAsync();
        await Expect(maya.Page.Locator(".bar h1")).ToContainTextAsync("for the fridge");
        Assert.Equal("rgb(255, 255, 255)", await maya.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await maya.Reply.Locator("p").First.EvaluateAsync<string>("p => getComputedStyle(p).color"));

        await maya.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Expect(maya.Questions.First).Not.ToContainTextAsync("word500");
    }

    [Fact]
    public async Task A_conversation_of_many_screens_prints_on_as_many_sheets_as_it_needs()
    {
        stage.Script(Scripts.Answer("many sheets", string.Join("\n\n", Enumerable.Repeat(Scripts.Words(200), 12))));
        await using var maya = await stage.MemberAsync(chromium);
        await maya.AskAndWaitAsync("many sheets", "word200");
        var paper = Encoding.Latin1.GetString(await maya.Page.PdfAsync());
        // A page is an object of this type (ISO 32000-1, 7.7.3); /Pages is their tree.
        Assert.InRange(Count(paper, "/Type /Page") - Count(paper, "/Type /Pages"), 3, 20);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
