namespace FamilyChat.Actors;

/// <summary>Limits and rhythms of chatting. Bound from the configuration section <c>FamilyChat:Limits</c>.</summary>
public sealed record ChatOptions
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    public int MessageLength { get; init; } = 200_000;

    /// <summary>Messages that may wait behind a running reply of the same conversation.</summary>
    public int QueuedMessagesPerConversation { get; init; } = 20;

    /// <summary>Messages one member may send in a minute; asking for another reply, or for the rest of one, counts as well.</summary>
    public int MessagesPerMinute { get; init; } = 60;

    /// <summary>How often a growing reply is written to the journal: what a killed process loses at most, together with the write itself.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long text may be on screens before it is durable; a slower disk holds the screens back.</summary>
    public TimeSpan ShownBeforeKept { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From the request to the first piece; long, because reading a long prompt is silent.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Between two pieces.</summary>
    public TimeSpan BetweenTokens { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Writing one query over the music, from the request to the last word.</summary>
    public TimeSpan MusicQueryWriting { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>One piece of work in the music library, waiting for a free thread included; SQLite's own limit is much shorter.</summary>
    public TimeSpan MusicLookup { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Putting the rows into words; when it is over, a plain sentence stands in.</summary>
    public TimeSpan MusicSummary { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Let the model think of a better title than the first words, when it is idle.</summary>
    public bool TitlesByModel { get; init; } = true;

    /// <summary>How long a stopped run may take to finish by itself before its text is kept without it.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a conversation nobody looks at stays in memory.</summary>
    public TimeSpan PassivateConversationAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a member nobody is signed in as stays in memory.</summary>
    public TimeSpan PassivateMemberAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a deleted conversation can be restored.</summary>
    public TimeSpan TrashRetention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Events after which a snapshot bounds the next recovery.</summary>
    public int SnapshotEvery { get; init; } = 300;

    /// <summary>Where the household's day begins and quiet hours count.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;
}
