using FamilyChat.Browser.Tests.Driving;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.Browser.Tests.Looks;

/// <summary>A reply in each of its states. Those that are being written stand still, so that they can be looked at.</summary>
internal static class ReplyScenes
{
    private const string Opening = "Plants make their own food. They take **light** from the sun, water from the soil and air from above, and";

    public static readonly IReadOnlyList<Scene> All =
    [
        new("reply-whole", async theatre =>
        {
            theatre.Script(Scripts.Answer("ten-year-old", Rich));
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.AskAndWaitAsync("Explain photosynthesis to a ten-year-old", "build a leaf");
            await maya.Page.Locator(".katex").First.WaitForAsync();
            await maya.Page.Locator(".hljs-keyword").First.WaitForAsync();
            return maya;
        }),
        new("reply-writing", theatre => AskAsync(theatre, Behaviour.Stalls(afterTokens: 22, Opening), "Explain photosynthesis", "water from the soil")),
        new("reply-thinking", theatre => AskAsync(theatre, Behaviour.Stalls(afterTokens: 8) with { Reasoning = Scripts.Words(30), Text = Opening }, "Explain photosynthesis", "Thinking for")),
        new("reply-reading", theatre => AskAsync(theatre, Behaviour.Stalls(afterTokens: 0, Opening), "Explain photosynthesis", "Reading your message")),
        new("reply-queued", async theatre =>
        {
            theatre.Script(Scripts.Unending("noah and his homework"));
            var noah = await theatre.MemberAsync(theatre.Chromium, "Noah");
            await noah.AskAsync("noah and his homework");
            await noah.WaitForTextAsync(noah.Reply, "word3");
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.AskAsync("Explain photosynthesis");
            await maya.WaitForTextAsync(maya.Reply, "You are next in line");
            return maya;
        })
        {
            After = FreeAsync,
        },
        new("reply-loading", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await maya.Page.Locator("select.picker:visible").SelectOptionAsync(Scripts.Asleep);
            await maya.AskAsync("Explain photosynthesis");
            await maya.WaitForTextAsync(maya.Reply, "Waking up");
            return maya;
        }),
        new("reply-asleep", async theatre =>
        {
            var maya = await theatre.MayaWithHistoryAsync();
            await theatre.ModelGoesAwayAsync();
            await maya.AskAsync("Explain photosynthesis");
            await maya.WaitForTextAsync(maya.Reply, "The model is asleep");
            return maya;
        })
        {
            After = theatre => theatre.ModelComesBackAsync(),
        },
        new("reply-stopped", async theatre =>
        {
            var maya = await AskAsync(theatre, Behaviour.Stalls(afterTokens: 22, Opening), "Explain photosynthesis", "water from the soil");
            await maya.Button("Stop").ClickAsync();
            await maya.WaitForTextAsync(maya.Reply, "You stopped here.");
            return maya;
        }),
        new("reply-cut-off", theatre => AskAsync(theatre, Behaviour.Says(Opening) with { FinishReason = "length" }, "Explain photosynthesis", "It ran out of room.")),
        new("reply-failed", theatre => AskAsync(theatre, Behaviour.Breaks(FaultKind.EventError, 22, Opening), "Explain photosynthesis", "stopped working")),
        new("reply-interrupted", async theatre =>
        {
            var maya = await AskAsync(theatre, Behaviour.Stalls(afterTokens: 22, Opening), "Explain photosynthesis", "water from the soil");
            await theatre.Server.KillAndRestartAsync();
            await maya.WaitForTextAsync(maya.Reply, "The server restarted here.");
            return maya;
        }),
    ];

    private static async Task<ChatPage> AskAsync(Theatre theatre, Behaviour behaviour, string question, string until)
    {
        theatre.Script(behaviour with { When = new() { Contains = question } });
        var maya = await theatre.MayaWithHistoryAsync();
        await maya.AskAsync(question);
        await maya.WaitForTextAsync(maya.Reply, until);
        return maya;
    }

    /// <summary>A fresh model server, free of whatever the scene left unfinished in it.</summary>
    private static async Task FreeAsync(Theatre theatre)
    {
        await theatre.ModelGoesAwayAsync();
        await theatre.ModelComesBackAsync();
        await theatre.Server.KillAndRestartAsync();
    }

    private const string Rich =
        """
        Plants make their own food, and they need only **three things** for it:

        1. light from the sun
        2. water from the soil
        3. *carbon dioxide* from the air

        > A leaf is a kitchen that runs on sunshine.

        | goes in | comes out |
        |---|---|
        | water, carbon dioxide | sugar |
        | light | oxygen |

        In the language of chemistry: $6\,CO_2 + 6\,H_2O \to C_6H_{12}O_6 + 6\,O_2$. And if you like to program, you can build a leaf:

        ```python
        def leaf(light, water, air):
            # turns sunshine into sugar
            return min(light, water, air) * 6
        ```

        More on [Wikipedia](https://en.wikipedia.org/wiki/Photosynthesis).
        """;
}
