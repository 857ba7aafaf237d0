using System.Text;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace FamilyChat.LmStudio.Tests.Wire;

/// <summary>Whatever the network and a broken server make of a stream, a reply is its text and one end, or a failure.</summary>
public sealed class ReplyParserProperties
{
    private static readonly Gen<string> AnyStream = Gen.Elements(Streams.All.AsEnumerable());

    private static readonly Gen<(string Stream, int[] Cuts)> CutStreams =
        from stream in AnyStream
        from cuts in Gen.Choose(1, 40).ArrayOf()
        select (stream, cuts);

    private static readonly Gen<string> Deltas =
        Gen.Frequency(
            (4, Gen.Elements("a", "word ", "<", "</", "think", ">", "`", "\n", "𝄞", "é", "\u0000", "\"", "\\", " ")),
            (1, Gen.Elements("<think>", "</think>", "data: [DONE]", "\n\n", "{}")),
            (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get)));

    [Fact]
    public void The_cuts_of_the_network_change_nothing() => Check(
        CutStreams,
        c => Summary(ParsedReply.Of(Cut(Encoding.UTF8.GetBytes(c.Stream), c.Cuts))) == Summary(ParsedReply.Of(c.Stream)));

    [Fact]
    public void Flipped_dropped_and_doubled_bytes_end_in_a_reply_or_a_failure() => Check(
        from cut in CutStreams
        from changes in (from at in Gen.Choose(0, 4000) from value in Gen.Choose(0, 255) from kind in Gen.Choose(0, 2) select (at, value, kind)).ArrayOf()
        select (cut, changes),
        c => EndsOnce(ParsedReply.Of(Cut(Change(Encoding.UTF8.GetBytes(c.cut.Stream), c.changes), c.cut.Cuts))));

    [Fact]
    public void AnyStreamcut_short_and_run_into_each_other_end_in_a_reply_or_a_failure() => Check(
        (from stream in AnyStream from start in Gen.Choose(0, 1500) from length in Gen.Choose(0, 1500) select Slice(stream, start, length)).ArrayOf(),
        slices => EndsOnce(ParsedReply.Of(string.Concat(slices))));

    [Fact]
    public void Lines_of_several_streams_in_any_order_end_in_a_reply_or_a_failure() => Check(
        Gen.Elements(Streams.All.SelectMany(s => s.Split('\n'))).ArrayOf(),
        lines => EndsOnce(ParsedReply.Of(string.Join('\n', lines))));

    [Fact]
    public void No_text_is_lost_but_the_tags_of_thinking() => Check(Deltas.NonEmptyListOf(), deltas =>
    {
        var stream = Streams.Contents([.. deltas]) + Streams.Choice("{}", "stop") + Streams.Done;
        var reply = ParsedReply.Of(stream);
        // A serialiser replaces half characters; what was sent is what it made of them.
        var sent = string.Concat(deltas.Select(Sent));
        return Essence(reply.Reasoning + reply.Text) == Essence(sent);
    });

    private static string Sent(string delta) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(delta));

    /// <summary>Line ends go first: around a tag they are dropped, and what they kept apart in what was sent may be one tag in what is left.</summary>
    private static string Essence(string text) =>
        WithoutTags(text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)).TrimStart();

    private static string WithoutTags(string text)
    {
        var shorter = text.Replace("<think>", "", StringComparison.Ordinal).Replace("</think>", "", StringComparison.Ordinal);
        // Two halves may have come together around a tag.
        return shorter.Length < text.Length ? WithoutTags(shorter) : text;
    }

    private static bool EndsOnce(ParsedReply reply)
    {
        var ends = reply.Parts.OfType<ReplyPart.End>().Count();
        return ends == (reply.Failure is null ? 1 : 0)
            && (ends == 0 || reply.Parts[^1] is ReplyPart.End)
            && reply.Parts.All(p => p is not ReplyPart.Text { Value: "" } and not ReplyPart.Reasoning { Value: "" })
            && reply.Text == Sent(reply.Text);
    }

    private static string Summary(ParsedReply reply) => $"{reply.Reasoning}|{reply.Text}|{reply.End}|{reply.Failure?.Message}";

    private static IEnumerable<byte[]> Cut(byte[] bytes, int[] sizes)
    {
        var start = 0;
        foreach (var size in sizes.TakeWhile(_ => start < bytes.Length))
        {
            yield return bytes[start..Math.Min(start + size, bytes.Length)];
            start += size;
        }

        if (start < bytes.Length)
            yield return bytes[start..];
    }

    private static byte[] Change(byte[] bytes, (int At, int Value, int Kind)[] changes)
    {
        var changed = bytes.ToList();
        foreach (var (at, value, kind) in changes.Where(c => c.At < changed.Count))
        {
            if (kind == 0)
                changed[at] = (byte)value;
            else if (kind == 1)
                changed.RemoveAt(at);
            else
                changed.InsertRange(at, changed.GetRange(at, Math.Min(value, changed.Count - at)));
        }

        return [.. changed];
    }

    private static string Slice(string text, int start, int length) =>
        start >= text.Length ? "" : text.Substring(start, Math.Min(length, text.Length - start));

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds) =>
        FsCheck.Fluent.Prop.ForAll(gen.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
