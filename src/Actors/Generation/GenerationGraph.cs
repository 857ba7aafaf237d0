using System.Text;
using Akka.Streams;
using Akka.Streams.Dsl;
using FamilyChat.LmStudio;
using FamilyChat.LmStudio.Chat;

namespace FamilyChat.Actors.Generation;

/// <summary>What one run brought since the last time: text, and at most one end.</summary>
public sealed record Generated(string Text, string Reasoning, ReplyPart.End? End = null, ModelServerException? Failure = null);

/// <summary>
/// The stream of one run: model server -> budgets -> kill switch -> failure as an element -> merging while the reader is busy.
/// A shut kill switch completes it with everything that had come; a fault never overtakes text.
/// </summary>
public static class GenerationGraph
{
    /// <summary>What may wait for a busy conversation, in UTF-16 code units, before the model is held back.</summary>
    private const long MergeLimit = 256 * 1024;

    public static Source<Generated, UniqueKillSwitch> Create(Func<IAsyncEnumerable<ReplyPart>> generate) =>
        Source.From(generate)
            .Select(Arrived.Of)
            .ViaMaterialized(KillSwitches.Single<Arrived>(), Keep.Right)
            .Recover(fault => Arrived.Of(fault))
            .BatchWeighted(MergeLimit, arrived => arrived.Weight, arrived => new Merge(arrived), (merge, arrived) => merge.Add(arrived))
            .Select(merge => merge.Build());

    private readonly record struct Arrived(ReplyPart? Part, ModelServerException? Failure)
    {
        public long Weight => Part switch
        {
            ReplyPart.Text text => text.Value.Length,
            ReplyPart.Reasoning reasoning => reasoning.Value.Length,
            _ => 1,
        };

        public static Arrived Of(ReplyPart part) => new(part, null);

        public static Akka.Util.Option<Arrived> Of(Exception fault) => Akka.Util.Option<Arrived>.Create(new Arrived(
            null, fault as ModelServerException ?? new ModelServerException(ModelServerError.BadResponse, fault.GetType().Name, fault)));
    }

    /// <summary>Most batches are one piece; only more than one pays for a builder.</summary>
    private sealed class Merge
    {
        private string _text = "";
        private string _reasoning = "";
        private StringBuilder? _moreText;
        private StringBuilder? _moreReasoning;
        private ReplyPart.End? _end;
        private ModelServerException? _failure;

        public Merge(Arrived first) => Add(first);

        public Merge Add(Arrived arrived)
        {
            _failure ??= arrived.Failure;
            switch (arrived.Part)
            {
                case ReplyPart.Text text:
                    Append(ref _text, ref _moreText, text.Value);
                    break;
                case ReplyPart.Reasoning reasoning:
                    Append(ref _reasoning, ref _moreReasoning, reasoning.Value);
                    break;
                case ReplyPart.End end:
                    _end = end;
                    break;
            }

            return this;
        }

        public Generated Build() => new(_moreText?.ToString() ?? _text, _moreReasoning?.ToString() ?? _reasoning, _end, _failure);

        private static void Append(ref string one, ref StringBuilder? more, string piece)
        {
            if (one.Length == 0)
                one = piece;
            else
                (more ??= new StringBuilder(one)).Append(piece);
        }
    }
}
