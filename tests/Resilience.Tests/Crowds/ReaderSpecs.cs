using System.Diagnostics;
using System.Net.Sockets;
using FamilyChat.Resilience.Tests.Household;

namespace FamilyChat.Resilience.Tests.Crowds;

/// <summary>Readers that are slow, silent, or gone without a word, beside one who only wants a reply.</summary>
public sealed class ReaderSpecs
{
    const string End = "\"type\":\"ended\"";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_slow_reader_gets_fewer_larger_frames_and_ends_soon_after_the_model_while_a_fast_one_waits_for_nobody()
    {
        var (words, cadence) = Form.Of((150, 20), (625, 16));
        const int BytesPerSecond = 1_024;
        await using var model = await Model.StartAsync(Model.Story(words), TimeSpan.FromMilliseconds(cadence));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString());
        using var maya = await Member.JoinAsync(server, "maya");
        using var slow = await RawLine.WatchAsync(maya.Browser, maya.Conversation);
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await outputs.UntilAsync("snapshot");
        using var limit = new CancellationTokenSource(Patience);
        await line.SendAsync(maya.Conversation, "Tell me a story");

        var reading = ReadAsync(slow, BytesPerSecond, limit.Token);
        var ended = await outputs.UntilAsync("ended");
        // A slow line would still be carrying what this slow reader's own kernel has taken off it already.
        var (read, arrived) = (slow.Bytes, slow.Arrived);
        var (frames, bytes) = await reading;

        var (late, unread) = (Seconds(bytes - read), Seconds(arrived));
        Form.Report(
            $"a reader of {BytesPerSecond / 1024} kB/s, a reply of {ended.GetProperty("message").Text("text").Length} characters in {words} tokens",
            $"{bytes / 1024.0:0.0} kB in {frames} deltas; had the end {late:0.0} s of reading after the model, {unread:0.0} s of which lay unread on its own side");
        Assert.True(late - unread < 3, $"The slow reader had {late:0.0} s to read after the model, {unread:0.0} s of it arrived.");
        Assert.True(frames < words * 2 / 3, $"{frames} deltas for {words} words: nothing was merged.");

        static double Seconds(int bytes) => (double)bytes / BytesPerSecond;
    }

    [Fact]
    public async Task Sockets_that_never_read_and_half_open_ones_cost_bounded_memory_and_nobody_elses_reply()
    {
        var (silent, half) = Form.Of((40, 100), (1_000, 1_000));
        await using var model = await Model.StartAsync(Model.Story(800), TimeSpan.FromMilliseconds(2));
        await using var server = await FamilyChatServer.StartAsync(model.BaseAddress.ToString(), data: null, ("Limits:ConnectionsPerMember", "0"));
        using var maya = await Member.JoinAsync(server, "maya");
        await using var line = await HubLine.OpenAsync(maya.Browser);
        await using var outputs = line.Watch(maya.Conversation);
        await outputs.UntilAsync("snapshot");
        var alone = await ReplyAsync(line, maya, outputs);
        var before = Vitals.Of(server.ProcessId);
        var lines = new List<RawLine>();
        var sockets = new List<TcpClient>();
        for (var i = 0; i < silent; i++)
            lines.Add(await RawLine.WatchAsync(maya.Browser, maya.Conversation));
        for (var i = 0; i < half; i++)
            sockets.Add(await HalfRequestAsync(maya.Browser.Address));

        var beside = await ReplyAsync(line, maya, outputs);
        var after = Vitals.Of(server.ProcessId);

        Form.Report(
            $"{silent} hub connections that never read, {half} requests never finished",
            $"{before} before, {after} after; a reply took {alone.TotalMilliseconds:0} ms alone, {beside.TotalMilliseconds:0} ms beside them");
        Assert.True((after.Megabytes - before.Megabytes) / (silent + half) < 0.25, $"{before} before, {after} after");
        // A figure of speed says something on a machine that does nothing else.
        Assert.True(!Form.Long || beside < (alone * 2) + TimeSpan.FromSeconds(1), $"{alone} alone, {beside} beside them");
        lines.ForEach(l => l.Dispose());
        sockets.ForEach(s => s.Dispose());
    }

    /// <returns>In how many deltas and bytes the whole reply came.</returns>
    static async Task<(int Frames, int Bytes)> ReadAsync(RawLine line, int bytesPerSecond, CancellationToken cancel)
    {
        await line.ReadSlowlyAsync(
            bytesPerSecond, text => text.IndexOf(End, StringComparison.Ordinal) is >= 0 and var at && text.IndexOf('\u001e', at) >= 0, cancel);
        return (line.Text.Split("\"type\":\"delta\"").Length - 1, line.Bytes);
    }

    static async Task<TimeSpan> ReplyAsync(HubLine line, Member member, IAsyncEnumerator<System.Text.Json.JsonElement> outputs)
    {
        var clock = Stopwatch.StartNew();
        await line.SendAsync(member.Conversation, "Tell me a story");
        await outputs.UntilAsync("ended");
        return clock.Elapsed;
    }

    static async Task<TcpClient> HalfRequestAsync(Uri server)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        await socket.GetStream().WriteAsync("GET /api/session HTTP/1.1\r\nHost: "u8.ToArray());
        return socket;
    }
}
