using FamilyChat.LmStudio.Simulator.Recording;
using FamilyChat.LmStudio.Simulator.Scripting;

namespace FamilyChat.LmStudio.Simulator.Tests.Failing;

public sealed class StreamFaultSpecs
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_error_event_comes_where_it_is_asked_for(int after)
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Breaks(FaultKind.EventError, after, "one two three"));
        var body = await bench.BodyAsync(Bench.Chat("hi"));

        Assert.EndsWith(
            """
            event: error
            data: {"error":{"message":"The model has crashed without additional information. (Exit code: null)"},"message":"The model has crashed without additional information. (Exit code: null)"}


            """,
            body);
        Assert.Equal(after + 1, Bench.Events(body).Count);
    }

    [Fact]
    public async Task An_error_can_be_plain_data_and_followed_by_done()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(new Behaviour { Fault = new StreamFault { Kind = FaultKind.DataError, Message = "no", DoneFollows = true } });
        Assert.Equal(
            """data: {"error":{"message":"no","type":"invalid_request_error","param":null,"code":null}}""" + "\n\ndata: [DONE]\n\n",
            await bench.BodyAsync(Bench.Chat("hi")));
    }

    [Fact]
    public async Task A_stream_can_end_without_its_mark()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(
            Behaviour.Breaks(FaultKind.EndOfStream, 1, "one two"), Behaviour.Breaks(FaultKind.NoDone, 0, "one two"), new Behaviour { EmptyStream = true });

        var broken = await bench.BodyAsync(Bench.Chat("hi"));
        var unmarked = await bench.BodyAsync(Bench.Chat("hi"));
        var empty = await bench.BodyAsync(Bench.Chat("hi"));

        Assert.DoesNotContain("[DONE]", broken);
        Assert.DoesNotContain("\"stop\"", broken);
        Assert.DoesNotContain("[DONE]", unmarked);
        Assert.Contains("\"stop\"", unmarked);
        Assert.Empty(empty);
    }

    [Theory]
    [InlineData(FaultKind.Close)]
    [InlineData(FaultKind.Reset)]
    public async Task The_connection_can_break_and_what_was_said_before_arrives(FaultKind kind)
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Breaks(kind, 1, "one two"));
        using var response = await bench.PostAsync(Bench.Chat("hi"));
        var lines = new List<string>();

        var broken = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var line in Bench.LinesAsync(response))
                lines.Add(line);
        });

        Assert.True(broken is HttpIOException or IOException, broken.ToString());
        Assert.Contains("\"one\"", Assert.Single(lines));
        if (kind == FaultKind.Reset)
            Assert.Contains("reset", broken.ToString(), StringComparison.OrdinalIgnoreCase);
        var ended = await bench.Server.Recorder.WaitForAsync(request => request.Ended is not null);
        Assert.Equal(GenerationOutcome.Faulted, ended.Outcome);
    }

    [Fact]
    public async Task Counts_can_be_zero_and_another_model_can_have_answered()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Says("hi") with { ZeroUsage = true, AnswerAsModel = "other/model", FinishReason = "odd" });
        var events = await bench.EventsAsync(Bench.Chat("hi", more: ""","stream_options":{"include_usage":true}"""));
        Assert.Equal(0, (int)events[^1]["usage"]!["total_tokens"]!);
        Assert.Equal("odd", (string?)events[^2]["choices"]![0]!["finish_reason"]);
        Assert.All(events, one => Assert.Equal("other/model", (string?)one["model"]));
    }

    [Fact]
    public async Task A_line_that_is_not_json_does_not_end_the_stream()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Script(Behaviour.Breaks(FaultKind.Garbage, 1, "one two"));
        var body = await bench.BodyAsync(Bench.Chat("hi"));
        Assert.Contains("data: {\"id\":\"chatcmpl-\n\n", body);
        Assert.EndsWith("data: [DONE]\n\n", body);
    }
}
