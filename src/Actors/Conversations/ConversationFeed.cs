using System.Runtime.CompilerServices;
using System.Threading.Channels;
using FamilyChat.Actors.Generation;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>
/// What one reader is still to be told. The conversation publishes without ever waiting; the reader takes at its own pace, and text
/// that came meanwhile arrives merged. Bounded: a reader that falls behind on anything but text is closed and begins again with a
/// snapshot.
/// </summary>
public sealed class ConversationFeed
{
    private const int Capacity = 128;

    private readonly Lock _gate = new();
    private readonly Queue<ConversationOutput> _outputs = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    private Writing? _writing;
    private bool _behind;

    /// <summary>Outputs in order, until the reader leaves or <see cref="FeedClosed"/>, which is the last.</summary>
    public async IAsyncEnumerable<ConversationOutput> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            while (Next() is { } output)
            {
                yield return output;
                if (output is FeedClosed)
                    yield break;
            }

            await _wake.Reader.ReadAsync(cancellationToken);
        }
    }

    internal void Publish(ConversationOutput output)
    {
        lock (_gate)
        {
            if (_behind)
                return;
            if (_outputs.Count == Capacity)
            {
                _behind = true;
                _outputs.Clear();
                _writing = null;
                output = new FeedClosed("behind");
            }

            _outputs.Enqueue(output);
        }

        Wake();
    }

    /// <summary>From here on the reader follows a draft, starting at what it has already.</summary>
    internal void Follow(MessageId reply, ReplyDraft draft, int textOffset, int reasoningOffset)
    {
        lock (_gate)
        {
            if (!_behind)
                _outputs.Enqueue(new DraftFollowed(new Writing(reply, draft, textOffset, reasoningOffset)));
        }

        Wake();
    }

    internal void Wake() => _wake.Writer.TryWrite(true);

    private ConversationOutput? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                // Everything else overtakes text, so that a title is not held up by a long reply; only the end waits for the last of it.
                var turnsPage = _outputs.TryPeek(out var head) && head is ReplyFinished or DraftFollowed;
                if ((head is null || turnsPage) && _writing?.Next() is { } delta)
                    return delta;
                if (!_outputs.TryDequeue(out var output))
                    return null;
                if (output is DraftFollowed followed)
                {
                    _writing = followed.Writing;
                    continue;
                }

                if (output is ReplyFinished)
                    _writing = null;
                return output;
            }
        }
    }

    private sealed record DraftFollowed(Writing Writing) : ConversationOutput;

    private sealed class Writing(MessageId reply, ReplyDraft draft, int text, int reasoning)
    {
        private int _text = text;
        private int _reasoning = reasoning;

        public ConversationOutput? Next()
        {
            if (draft.ReasoningFrom(_reasoning) is { Length: > 0 } thought)
            {
                var delta = new ReasoningDelta(reply, _reasoning, thought);
                _reasoning += thought.Length;
                return delta;
            }

            if (draft.TextFrom(_text) is { Length: > 0 } piece)
            {
                var delta = new TextDelta(reply, _text, piece);
                _text += piece.Length;
                return delta;
            }

            return null;
        }
    }
}
