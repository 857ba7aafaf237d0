using System.Diagnostics;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crashing;

/// <summary>The service is stopped as systemd stops it, in the middle of the evening.</summary>
public sealed class GracefulStopSpecs
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The host gives up waiting after 30 s; the reply alone would never end.</summary>
    static readonly TimeSpan Prompt = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task A_stop_in_good_order_keeps_all_text_that_was_shown_and_what_waits_is_written_after_the_start()
    {
        await using var model = await Model.StartAsync("Hello again.", TimeSpan.Zero);
        model.ClearScript();
        model.Script(Behaviour.Stalls(1_000, Model.Story(2_000)) with { Cadence = TimeSpan.FromMilliseconds(5) }, Behaviour.Says("Second."));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), data: null, ("ModelServer:Slots", "1"));
        using var maya = await Member.JoinAsync(server, "maya");
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await outputs.UntilAsync("snapshot");
        var first = (await line.SendAsync(maya.Conversation, "Tell me a story")).Text("replyId");
        await outputs.UntilAsync("delta");
        var second = (await line.SendAsync(maya.Conversation, "And then?", queue: true)).Text("replyId");
        var shown = "";
        while (shown.Length < 400)
        {
            var delta = await outputs.UntilAsync("delta");
            shown = Model.Story(2_000)[..(delta.GetProperty("offset").GetInt32() + delta.Text("text").Length)];
        }

        var stop = Stopwatch.StartNew();
        var exitCode = await server.TerminateAsync();
        var took = stop.Elapsed;
        await line.Closed.WaitAsync(Patience);
        await server.RestartAsync();

        Assert.Equal(0, exitCode);
        Assert.True(took < Prompt, $"The stop took {took.TotalSeconds:0.0} s.");
        var kept = (await maya.MessagesAsync()).Single(m => m.Text("id") == first);
        Assert.Equal("interrupted", kept.Text("state"));
        Assert.StartsWith(shown, kept.Text("text"), StringComparison.Ordinal);
        await using var back = await HubLine.OpenAsync(maya.Browser);
        await using var later = back.Watch(maya.Conversation);
        var snapshot = await later.UntilAsync("snapshot");
        if (snapshot.GetProperty("messages").EnumerateArray().All(m => m.Text("id") != second))
            Assert.Equal(second, (await later.UntilAsync("ended")).Text("replyId"));
        Form.Report("SIGTERM while a reply is written", $"ended after {took.TotalMilliseconds:0} ms with exit code 0; all shown text kept; the waiting reply written after the start");
    }
}
