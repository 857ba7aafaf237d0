using FamilyChat.Actors.Generation;
using static FamilyChat.Actors.Conversations.ConversationProtocol;

namespace FamilyChat.Actors.Conversations;

/// <summary>Everyone who has the conversation open.</summary>
internal sealed class ConversationFeeds
{
    private readonly List<ConversationFeed> _feeds = [];

    public bool IsEmpty => _feeds.Count == 0;

    /// <param name="feed">One that is here already, because its reader asked again, stays here once.</param>
    public void Add(ConversationFeed feed)
    {
        if (!_feeds.Contains(feed))
            _feeds.Add(feed);
    }

    public void Remove(ConversationFeed feed) => _feeds.Remove(feed);

    public void Publish(ConversationOutput output)
    {
        foreach (var feed in _feeds)
            feed.Publish(output);
    }

    public void Follow(MessageId reply, ReplyDraft draft, int textOffset, int reasoningOffset)
    {
        foreach (var feed in _feeds)
            feed.Follow(reply, draft, textOffset, reasoningOffset);
    }

    public void Wake()
    {
        foreach (var feed in _feeds)
            feed.Wake();
    }

    public void Close(string reason)
    {
        Publish(new FeedClosed(reason));
        _feeds.Clear();
    }
}
