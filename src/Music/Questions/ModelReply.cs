namespace FamilyChat.Music.Questions;

/// <summary>What a model makes of a question.</summary>
public enum ReplyKind { Query, Clarify, NotInLibrary, Chat, Refuse }

/// <summary>A reply as read, whatever shape it came in.</summary>
/// <param name="Standalone">The question with earlier turns filled in, or null.</param>
/// <param name="Columns">The columns it planned to use.</param>
/// <param name="Sql">The statement as written, not yet validated; null where the kind has none.</param>
/// <param name="Assumption">What it took for granted, or null.</param>
/// <param name="Options">The readings to choose from, at most four.</param>
public sealed record ModelReply(
    ReplyKind Kind,
    string? Standalone,
    IReadOnlyList<string> Columns,
    string? Sql,
    string? Assumption,
    IReadOnlyList<string> Options);
