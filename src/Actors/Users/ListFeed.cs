using System.Runtime.CompilerServices;
using System.Threading.Channels;
using static FamilyChat.Actors.Users.UserProtocol;

namespace FamilyChat.Actors.Users;

/// <summary>
/// What one device is still to be told about the list. Only the newest of each thing is kept, so a device that sleeps costs at most
/// one entry a conversation, and wakes to the present.
/// </summary>
public sealed class ListFeed
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, ListOutput> _newest = [];
    private readonly Queue<object> _order = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    public async IAsyncEnumerable<ListOutput> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            while (Next() is { } output)
            {
                yield return output;
                if (output is ListClosed)
                    yield break;
            }

            await _wake.Reader.ReadAsync(cancellationToken);
        }
    }

    internal void Publish(ListOutput output)
    {
        object key = output switch
        {
            SummaryChanged changed => changed.Summary.Entry.Id,
            ConversationRemoved removed => removed.Id,
            _ => output.GetType(),
        };
        lock (_gate)
        {
            if (!_newest.ContainsKey(key))
                _order.Enqueue(key);
            _newest[key] = output;
        }

        _wake.Writer.TryWrite(true);
    }

    private ListOutput? Next()
    {
        lock (_gate)
            return _order.TryDequeue(out var key) && _newest.Remove(key, out var output) ? output : null;
    }
}
