using System.Diagnostics;
using FamilyChat.LmStudio.Simulator.Scripting;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Faults;

/// <summary>The machine's clock is set while the household chats: after a flat battery, by a time server, by a child.</summary>
public sealed class ClockSpecs
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [FactWithFaketime]
    public async Task A_clock_that_jumps_back_and_forth_disturbs_no_reply_and_no_order()
    {
        await using var model = await Model.StartAsync("Fine.", TimeSpan.Zero);
        model.ClearScript();
        model.Script(new Behaviour { Text = Model.Story(100), Cadence = TimeSpan.FromMilliseconds(10), Times = 0 });
        using var folder = new TemporaryFolder();
        using var clock = new FakeClock(folder.Path);
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString());
        server.Kill();
        clock.Prepare(server.Environment);
        await server.RestartAsync();
        using var maya = await Member.JoinAsync(server, "maya");
        var asked = new List<string>();
        await using (var line = await HubLine.OpenAsync(maya.Browser))
        {
            await using var outputs = line.Watch(maya.Conversation);
            await outputs.UntilAsync("snapshot");

            foreach (var jump in new[] { "-2h", "+3h", "-18h", "+4h", "+0" })
            {
                var id = Conversing.NewId();
                var taken = Stopwatch.StartNew();
                await line.SendAsync(maya.Conversation, "Tell me a story", id);
                await outputs.UntilAsync("delta");
                clock.Jump(jump);
                var ended = (await outputs.UntilAsync("ended")).GetProperty("message");
                Assert.Equal(("complete", Model.Story(100)), (ended.Text("state"), ended.Text("text")));
                Assert.InRange(ended.GetProperty("usage").GetProperty("tokensPerSecond").GetDouble(), 0.1, 10_000_000);
                Assert.True(taken.Elapsed < Longest, $"The reply took {taken.Elapsed} while the clock jumped {jump}.");
                asked.Add(id);
            }
        }

        clock.Jump("-30d");
        server.Kill();
        await server.RestartAsync();

        Assert.Equal(asked, (await maya.MessagesAsync()).Where(m => m.Text("role") == "user").Select(m => m.Text("id")));
        using var answer = await maya.Browser.GetAsync("/api/admin/audit/verify").ShouldBeAsync(200);
        Assert.True((await answer.JsonAsync()).GetProperty("valid").GetBoolean());
        Form.Report("the clock jumps 2 h back, 5 h on, 21 h back, 22 h on, 4 h back while replies are written, and the server starts a month before", "every reply whole and in its place, nobody signed out, audit chain verified");
    }
}

/// <summary>The clock of a process under libfaketime, whose wall clock a file moves; the clock that only counts time stays as it is.</summary>
sealed class FakeClock(string folder) : IDisposable
{
    static readonly string[] Folders = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/lib64/faketime"];

    readonly string file = Path.Combine(folder, "clock");

    public static string? Library => Folders.Select(one => Path.Combine(one, "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);

    public void Prepare(IDictionary<string, string> environment)
    {
        Jump("+0");
        environment["LD_PRELOAD"] = Library!;
        environment["FAKETIME_TIMESTAMP_FILE"] = file;
        environment["FAKETIME_NO_CACHE"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <param name="offset">From the true time, for example <c>-2h</c>.</param>
    public void Jump(string offset)
    {
        // Moved into place, so that the process never reads half of it.
        var next = file + ".next";
        File.WriteAllText(next, offset + "\n");
        File.Move(next, file, overwrite: true);
    }

    public void Dispose() => File.Delete(file);
}

sealed class FactWithFaketimeAttribute : FactAttribute
{
    public FactWithFaketimeAttribute()
    {
        if (FakeClock.Library is null)
            Skip = "libfaketime is not installed here.";
    }
}
