using System.Text;
using FamilyChat.LmStudio.Chat;
using FamilyChat.LmStudio.Wire;

namespace FamilyChat.LmStudio.Tests.Support;

/// <summary>All that came of one reply.</summary>
internal sealed record ParsedReply(IReadOnlyList<ReplyPart> Parts, ModelServerException? Failure)
{
    public string Text => string.Concat(Parts.OfType<ReplyPart.Text>().Select(t => t.Value));

    public string Reasoning => string.Concat(Parts.OfType<ReplyPart.Reasoning>().Select(t => t.Value));

    public ReplyPart.End? End => Parts.OfType<ReplyPart.End>().SingleOrDefault();

    public static ParsedReply Of(string stream, int maxLength = 1_000_000, bool expectsJson = false, bool thinksUnopened = false) =>
        Of([Encoding.UTF8.GetBytes(stream)], maxLength, expectsJson, thinksUnopened);

    /// <param name="reads">The bytes as the network cut them.</param>
    public static ParsedReply Of(IEnumerable<byte[]> reads, int maxLength = 1_000_000, bool expectsJson = false, bool thinksUnopened = false)
    {
        using var parser = new ReplyParser(new ReplyReading(maxLength, expectsJson, thinksUnopened));
        var parts = new List<ReplyPart>();
        try
        {
            foreach (var read in reads)
            {
                for (var rest = read.AsMemory(); rest.Length > 0 && !parser.Ended;)
                {
                    var room = parser.Free();
                    var count = Math.Min(room.Length, rest.Length);
                    rest[..count].CopyTo(room);
                    parser.Advance(count);
                    rest = rest[count..];
                }

                Take(parser, parts);
            }

            parser.Complete();
            Take(parser, parts);
            return new ParsedReply(parts, null);
        }
        catch (ModelServerException e)
        {
            return new ParsedReply(parts, e);
        }
    }

    public static async Task<ParsedReply> OfAsync(IAsyncEnumerable<ReplyPart> reply)
    {
        var parts = new List<ReplyPart>();
        try
        {
            await foreach (var part in reply)
                parts.Add(part);
            return new ParsedReply(parts, null);
        }
        catch (ModelServerException e)
        {
            return new ParsedReply(parts, e);
        }
    }

    private static void Take(ReplyParser parser, List<ReplyPart> parts)
    {
        while (parser.TryTake(out var part))
            parts.Add(part!);
    }
}
