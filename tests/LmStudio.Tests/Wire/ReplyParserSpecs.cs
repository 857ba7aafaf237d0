using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Tests.Support;
using static FamilyChat.LmStudio.Tests.Support.Streams;

namespace FamilyChat.LmStudio.Tests.Wire;

public sealed class ReplyParserSpecs
{
    [Fact]
    public void A_reply_of_LM_Studio_is_its_text_and_one_end()
    {
        var reply = ParsedReply.Of(Plain);

        ReplyPart[] expected =
        [
            new ReplyPart.Text("Hello"),
            new ReplyPart.Text(" there"),
            new ReplyPart.End(FinishReason.Stop, "google/gemma-4-e4b", new TokenUsage(22, 8, 0)),
        ];
        Assert.Equal(expected, reply.Parts);
        Assert.Null(reply.Failure);
    }

    [Fact]
    public void Thinking_is_apart_from_the_answer_and_the_blank_lines_between_are_gone()
    {
        foreach (var stream in new[] { Streams.Reasoning, ReasoningOtherField })
        {
            var reply = ParsedReply.Of(stream);
            Assert.Equal("We need", reply.Reasoning);
            Assert.Equal("3", reply.Text);
            Assert.Equal(new TokenUsage(40, 12, 9), reply.End!.Usage);
        }
    }

    [Fact]
    public void Thinking_sent_in_both_fields_is_taken_once()
    {
        var reply = ParsedReply.Of(Choice("""{"reasoning":"We","reasoning_content":"We"}""") + Contents("3") + Choice("{}", "stop") + Done);
        Assert.Equal("We", reply.Reasoning);
    }

    [Fact]
    public void Other_servers_are_understood()
    {
        var llama = ParsedReply.Of(LlamaCpp);
        Assert.Equal("Hi", llama.Text);
        Assert.Equal(new TokenUsage(5, 2, 0), llama.End!.Usage);

        var ollama = ParsedReply.Of(Ollama);
        Assert.Equal(("Hm", "Yes", "qwen3:8b"), (ollama.Reasoning, ollama.Text, ollama.End!.Model));
    }

    [Fact]
    public void A_plain_body_in_place_of_a_stream_is_a_reply()
    {
        var reply = ParsedReply.Of(Whole);
        Assert.Equal("Hello there, how are you?", reply.Text);
        Assert.Equal(new TokenUsage(22, 8, 0), reply.End!.Usage);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_ending_will_do(string ending) =>
        Assert.Equal("Hello there", ParsedReply.Of(Plain.Replace("\n", ending, StringComparison.Ordinal)).Text);

    [Fact]
    public void Comments_ids_byte_order_marks_and_missing_blanks_are_no_obstacle()
    {
        Assert.Equal("Hello there", ParsedReply.Of("\ufeff: ping\n\nid: 7\nretry: 10\n" + Plain).Text);
        Assert.Equal("Hello there", ParsedReply.Of(Plain.Replace("data: ", "data:", StringComparison.Ordinal)).Text);
        Assert.Equal("Hello there", ParsedReply.Of(Plain.Replace("\n\n", "\n", StringComparison.Ordinal)).Text);
        Assert.Equal("Hello there", ParsedReply.Of(Plain.Replace("data: ", "event: message\ndata: ", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void An_event_in_several_data_lines_is_one()
    {
        var reply = ParsedReply.Of("data: {\"choices\":\ndata: [{\"delta\":{\"content\":\"Hi\"},\ndata: \"finish_reason\":\"stop\"}]}\n\n");
        Assert.Equal("Hi", reply.Text);
        Assert.NotNull(reply.End);
    }

    [Fact]
    public void Missing_and_empty_members_are_normal()
    {
        var reply = ParsedReply.Of(
            "data: {\"choices\":[]}\n\ndata: {\"choices\":[{}]}\n\ndata: {\"choices\":[{\"delta\":null}]}\n\ndata: {}\n\ndata:\n\ndata: null\n\n"
            + "data: {\"error\":null,\"usage\":null,\"choices\":[{\"delta\":{\"content\":\"Hi\",\"role\":7}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":null},\"finish_reason\":\"end_of_thought\"}]}\n\n");
        Assert.Equal("Hi", reply.Text);
        Assert.Equal(new ReplyPart.End(FinishReason.Stop, null, null), reply.End);
    }

    [Fact]
    public void Length_is_told_from_stop() =>
        Assert.Equal(FinishReason.Length, ParsedReply.Of(Contents("Hi") + Choice("{}", "length") + Done).End!.Reason);

    [Fact]
    public void A_finish_reason_is_enough_when_Done_is_missing() =>
        Assert.NotNull(ParsedReply.Of(Contents("Hi") + Choice("{}", "stop")).End);

    [Fact]
    public void Done_is_enough_when_the_finish_reason_is_missing() => Assert.NotNull(ParsedReply.Of(Contents("Hi") + Done).End);

    [Fact]
    public void Neither_of_them_is_a_reply_cut_off_whose_text_is_kept()
    {
        var reply = ParsedReply.Of(Contents("Half a sen"));
        Assert.Equal("Half a sen", reply.Text);
        Assert.Equal(ModelServerError.BadResponse, reply.Failure!.Error);
        Assert.Null(reply.End);
    }

    [Fact]
    public void An_unfinished_last_line_counts() => Assert.Equal("Hi", ParsedReply.Of((Contents("Hi") + Choice("{}", "stop")).TrimEnd()).Text);

    [Fact]
    public void What_goes_wrong_after_the_finish_takes_nothing_away()
    {
        foreach (var tail in new[] { Overflow, "data: {oops\n\n", "data: {\"usage\":{\"prompt" })
        {
            var reply = ParsedReply.Of(Contents("Hi") + Choice("{}", "stop") + tail);
            Assert.Equal("Hi", reply.Text);
            Assert.NotNull(reply.End);
        }
    }

    [Fact]
    public void Nothing_at_all_is_an_empty_reply()
    {
        string[] streams =
        [
            "", "\n\n", Done, Choice("{}", "stop") + Usage(0, 0) + Done, Contents("\n", " ") + Choice("{}", "stop") + Done, ToolCall,
            Choice("""{"reasoning_content":"Hm"}""") + Choice("{}", "length") + Done,
            """{"choices":[{"message":{"role":"assistant","content":""},"finish_reason":"stop"}]}""",
        ];
        Assert.All(streams, s => Assert.Equal(ModelServerError.EmptyReply, ParsedReply.Of(s).Failure?.Error));
    }

    [Fact]
    public void Garbage_is_a_bad_response()
    {
        string[] streams =
        [
            "<html><body>It works!</body></html>", "data: {oops}\n\n", "{\"lmstudio\":true}", "{", "data: {\"choices\":[{\"delta\":{\"content\":\"wor",
            """{"error":"Unexpected endpoint or method. (POST /chat/completions)"}""",
        ];
        Assert.All(streams, s => Assert.Equal(ModelServerError.BadResponse, ParsedReply.Of(s).Failure?.Error));
    }

    [Fact]
    public void A_reply_without_end_is_cut_at_the_limit()
    {
        var reply = ParsedReply.Of(Contents("abc", "de𝄞", "never") + Done, maxLength: 6);
        Assert.Equal("abcde", reply.Text);
        Assert.Equal(FinishReason.Length, reply.End!.Reason);
    }

    [Fact]
    public void A_model_that_begins_within_a_block_is_read_so_when_that_is_known()
    {
        var stream = Contents("We ", "need", "</think>", "\n\n3") + Choice("{}", "stop") + Done;
        Assert.Equal("We need\n\n3", ParsedReply.Of(stream).Text);
        var known = ParsedReply.Of(stream, thinksUnopened: true);
        Assert.Equal(("We need", "3"), (known.Reasoning, known.Text));

        // It need not be so every time.
        Assert.Equal("Just 3", ParsedReply.Of(Contents("Just", " 3") + Choice("{}", "stop") + Done, thinksUnopened: true).Text);
        Assert.Equal("3", ParsedReply.Of(Streams.Reasoning, thinksUnopened: true).Text);
        Assert.Equal("3 < 4", ParsedReply.Of(Thinking, thinksUnopened: true).Text);
        var cut = ParsedReply.Of(Contents("We ", "need") + Choice("{}", "length") + Done, thinksUnopened: true);
        Assert.Equal(("", ModelServerError.EmptyReply), (cut.Text, cut.Failure!.Error));
    }

    [Fact]
    public void Json_that_landed_in_the_reasoning_is_the_answer_when_json_was_asked_for()
    {
        var stream = Choice("""{"reasoning_content":"{\"a\":"}""") + Choice("""{"reasoning_content":"1}\n"}""") + Choice("{}", "stop") + Done;
        Assert.Equal("""{"a":1}""", ParsedReply.Of(stream, expectsJson: true).Text);
        Assert.Equal(ModelServerError.EmptyReply, ParsedReply.Of(stream).Failure!.Error);
        var prose = stream.Replace("{\\\"a\\\":", "I think", StringComparison.Ordinal);
        Assert.Equal(ModelServerError.EmptyReply, ParsedReply.Of(prose, expectsJson: true).Failure!.Error);
    }
}
